package io.countersign.projections.batch;

import io.countersign.engine.batch.BatchId;
import io.countersign.projections.query.Query;
import io.countersign.projections.query.Reading;
import java.util.Optional;

/** How far is a batch? */
public record BatchOf(BatchId batch) implements Query<Optional<BatchProgress>> {
  @Override
  public Optional<BatchProgress> answer(Reading reading) {
    return new Batches(reading).find(batch);
  }
}
