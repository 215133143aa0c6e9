package io.countersign.projections.query;

import io.countersign.projections.store.DeadLetter;
import java.util.List;

/** Which streams do the views leave out, as they could not be followed? */
public record AllDeadLetters() implements Query<List<DeadLetter>> {
  @Override
  public List<DeadLetter> answer(Reading reading) {
    return reading.deadLetters();
  }
}
