package io.countersign.projections.fold;

import io.countersign.engine.datarow.DataRowEvent.LabelAdjudicated;
import io.countersign.engine.datarow.DataRowEvent.LabelApproved;
import io.countersign.engine.datarow.DataRowEvent.LabelCorrected;
import io.countersign.engine.datarow.DataRowEvent.LabelRejected;
import io.countersign.engine.datarow.ReviewOutcome;
import io.countersign.engine.project.UserId;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody decided about a label.
 *
 * @param timeSpent as told by the client, else since the claim
 */
public record Decision(UserId by, ReviewOutcome outcome, Optional<Duration> timeSpent) {

  /** What a step decided, if it did. */
  public static Optional<Decision> of(RowStep step) {
    if (step.event() instanceof LabelApproved done) {
      return of(step, done.reviewer(), ReviewOutcome.APPROVED, done.secondsSpent());
    } else if (step.event() instanceof LabelCorrected done) {
      return of(step, done.reviewer(), ReviewOutcome.CORRECTED, done.secondsSpent());
    } else if (step.event() instanceof LabelRejected done) {
      return of(step, done.reviewer(), ReviewOutcome.REJECTED, done.secondsSpent());
    } else if (step.event() instanceof LabelAdjudicated done) {
      return of(step, done.adjudicator(), ReviewOutcome.ADJUDICATED, done.secondsSpent());
    }
    return Optional.empty();
  }

  private static Optional<Decision> of(
      RowStep step, UserId by, ReviewOutcome outcome, @Nullable Double secondsSpent) {
    return Optional.of(new Decision(by, outcome, step.timeSpent(secondsSpent)));
  }
}
