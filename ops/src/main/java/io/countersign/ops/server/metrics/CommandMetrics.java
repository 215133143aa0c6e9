package io.countersign.ops.server.metrics;

import io.countersign.engine.log.CommandWatch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How long each kind of command takes from its first statement to its commit, and how it ends. */
@Component
public final class CommandMetrics implements CommandWatch {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2_500),
    Duration.ofSeconds(10)
  };

  private final ObjectProvider<MeterRegistry> registry;

  /** Looks the registry up late: what it measures with is made before everything else. */
  CommandMetrics(ObjectProvider<MeterRegistry> registry) {
    this.registry = registry;
  }

  @Override
  public void ended(String command, Outcome outcome, Duration took, int attempts) {
    MeterRegistry meters = registry.getIfAvailable();
    if (meters == null) {
      return;
    }
    Timer.builder("countersign.command")
        .description("From the first statement of a command to its commit")
        .tag("command", command)
        .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
        .serviceLevelObjectives(BUCKETS)
        .register(meters)
        .record(took);
    if (attempts > 1) {
      Counter.builder("countersign.command.retries")
          .description("Transactions that were run again, as others had been faster")
          .tag("command", command)
          .register(meters)
          .increment(attempts - 1.0);
    }
  }
}
