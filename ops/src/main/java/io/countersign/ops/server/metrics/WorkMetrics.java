package io.countersign.ops.server.metrics;

import com.zaxxer.hikari.HikariDataSource;
import io.countersign.engine.background.BackgroundLoop;
import io.countersign.ops.server.node.NodeRole;
import io.countersign.ops.server.node.NodeRoles;
import io.countersign.processes.Processes;
import io.countersign.processes.flow.FlowFigures;
import io.countersign.processes.flow.FlowFigures.Waiting;
import io.countersign.processes.queue.QueueFigures;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Work that waits, on every node that does background work: all of them tell the same, so take the
 * maximum over nodes.
 */
@Configuration(proxyBeanMethods = false)
public class WorkMetrics {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

  @Bean
  QueueFigures queueFigures(HikariDataSource database, Clock clock) {
    return new QueueFigures(new JdbcTemplate(database), clock);
  }

  /** Looks at the queue now and then, so that being asked costs nothing. */
  @Bean(destroyMethod = "")
  BackgroundLoop queueWatching(QueueFigures figures, MeterRegistry registry) {
    QueueGauges gauges = new QueueGauges(registry);
    return BackgroundLoop.every(
        "countersign-queue-figures", LOOK_EVERY, () -> gauges.show(figures.buckets()));
  }

  @Bean
  MeterBinder waitingForModels(Processes processes, NodeRoles roles) {
    FlowFigures figures = processes.flowFigures();
    Sampled<Waiting> waiting = new Sampled<>(LOOK_EVERY, figures::waitingForModels);
    Sampled<Long> incidents = new Sampled<>(LOOK_EVERY, figures::incidents);
    return registry -> {
      if (roles.has(NodeRole.WORKER)) {
        Gauge.builder(
                "countersign.pre.label.waiting", () -> or(waiting.get(), w -> (double) w.rows()))
            .description("Rows that wait for a model")
            .register(registry);
        Gauge.builder(
                "countersign.pre.label.oldest.seconds",
                () -> or(waiting.get(), w -> seconds(w.oldest())))
            .description("How long the first of them has waited")
            .register(registry);
        Gauge.builder("countersign.process.incidents", () -> or(incidents.get(), Long::doubleValue))
            .description("Incidents of the process engine")
            .register(registry);
      }
    };
  }

  /** Counts what failed in the background, and was tried again. */
  @Bean
  SmartInitializingSingleton backgroundFailures(
      List<BackgroundLoop> workers, MeterRegistry registry) {
    return () ->
        workers.forEach(
            worker ->
                FunctionCounter.builder(
                        "countersign.background.failures", worker, BackgroundLoop::failures)
                    .description("Failures of work in the background")
                    .tag("work", worker.name())
                    .register(registry));
  }

  private static <T> double or(@Nullable T value, Function<T, Double> figure) {
    return value == null ? Double.NaN : figure.apply(value);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
