package io.countersign.ops.server.metrics;

import io.countersign.processes.upkeep.Sweeper.Swept;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** What time alone brought, counted on the node that noted it: take the sum over nodes. */
@Component
public final class SweepMetrics {
  private final Counter breaches;
  private final Counter warnings;
  private final Counter expired;

  SweepMetrics(MeterRegistry registry) {
    breaches = counter("countersign.sla.breaches", "Tasks that passed their due time", registry);
    warnings =
        counter("countersign.sla.warnings", "Tasks that came close to their due time", registry);
    expired = counter("countersign.claims.expired", "Claims that ran out", registry);
  }

  private static Counter counter(String name, String description, MeterRegistry registry) {
    return Counter.builder(name).description(description).register(registry);
  }

  /** Counts what a sweep noted. */
  public void count(Swept swept) {
    breaches.increment(swept.breached());
    warnings.increment(swept.atRisk());
    expired.increment(swept.expired());
  }
}
