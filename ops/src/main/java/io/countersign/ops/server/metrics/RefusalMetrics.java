package io.countersign.ops.server.metrics;

import io.countersign.ops.contract.problem.Problem;
import io.countersign.ops.contract.problem.ProblemWatch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** How often each code was answered. */
@Component
final class RefusalMetrics implements ProblemWatch {
  private final MeterRegistry registry;

  RefusalMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void answered(Problem problem) {
    Counter.builder("countersign.refusals")
        .description("Requests that were answered with a problem")
        .tag("code", problem.code())
        .register(registry)
        .increment();
  }
}
