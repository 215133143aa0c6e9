package io.countersign.ops.server.wiring;

import io.countersign.engine.background.BackgroundLoop;
import io.countersign.ops.server.metrics.SweepMetrics;
import io.countersign.ops.server.models.ModelPreLabels;
import io.countersign.ops.server.tasks.Handover;
import io.countersign.processes.Processes;
import java.time.Duration;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The work that goes on without anybody asking. */
@Configuration(proxyBeanMethods = false)
public class WorkConfiguration {
  private static final Duration HANDOVER_PAUSE = Duration.ofSeconds(5);

  /** Closed by {@link BackgroundWork}, before what it works with. */
  @Bean(destroyMethod = "")
  BackgroundLoop sweeping(
      Processes processes,
      SweepMetrics metrics,
      @Value("${countersign.sweep-every:1s}") Duration pause) {
    return processes.sweeping(pause, metrics::count);
  }

  @Bean(destroyMethod = "")
  BackgroundLoop handingOver(Handover handover) {
    return BackgroundLoop.whileThereIsMore("countersign-handover", HANDOVER_PAUSE, handover::turn);
  }

  @Bean(destroyMethod = "")
  BackgroundLoop preLabelling(Processes processes, ModelPreLabels source) {
    return processes.preLabelling(
        source, "pre-label-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID());
  }

  @Bean(destroyMethod = "")
  BackgroundLoop guarding(Processes processes) {
    return processes.guarding();
  }

  @Bean(destroyMethod = "")
  BackgroundLoop requesting(Processes processes) {
    return processes.requesting();
  }
}
