package io.countersign.projections.query;

import io.countersign.projections.store.Freshness;

/** How far have the views followed the event log? */
public record CurrentFreshness() implements Query<Freshness> {
  @Override
  public Freshness answer(Reading reading) {
    return reading.freshness();
  }
}
