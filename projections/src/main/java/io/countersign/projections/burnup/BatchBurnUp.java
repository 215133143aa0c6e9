package io.countersign.projections.burnup;

import io.countersign.engine.batch.BatchId;
import io.countersign.projections.batch.BatchOf;
import io.countersign.projections.query.Query;
import io.countersign.projections.query.Reading;
import java.util.Optional;

/** How much of a batch is done? Nothing can be said of one that the views do not have. */
public record BatchBurnUp(BatchId batch) implements Query<Optional<BurnUp>> {
  @Override
  public Optional<BurnUp> answer(Reading reading) {
    return new BatchOf(batch).answer(reading).map(new BurnUps(reading)::of);
  }
}
