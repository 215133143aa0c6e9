package io.countersign.projections.row;

import io.countersign.engine.datarow.AcceptedBy;
import io.countersign.engine.datarow.Review;
import io.countersign.engine.datarow.ReviewOutcome;
import io.countersign.engine.datarow.fold.DataRowFold;
import java.util.List;
import java.util.Optional;

/** Who made the label of an accepted row final. */
public enum Acceptance {
  /** The model alone, because it was confident. */
  MODEL,
  /** Whoever labelled it: nobody reviewed the label. */
  LABEL,
  /** A reviewer, who approved of the label, corrected it or chose it. */
  REVIEW;

  /**
   * Who made the label of {@code row} final; nobody yet where it is not accepted. A label that the
   * last review rejected, or that none was about, was made final by whoever labelled it.
   */
  public static Optional<Acceptance> of(DataRowFold row) {
    return row.acceptedBy()
        .map(by -> by == AcceptedBy.MODEL ? MODEL : stands(row.reviews()) ? REVIEW : LABEL);
  }

  private static boolean stands(List<Review> reviews) {
    return !reviews.isEmpty()
        && reviews.get(reviews.size() - 1).outcome() != ReviewOutcome.REJECTED;
  }
}
