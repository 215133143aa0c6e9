package io.countersign.ops.server.preview;

import io.countersign.engine.project.PreLabelPolicy;
import io.countersign.modelrunner.Proposal;
import org.jspecify.annotations.Nullable;

/**
 * What a model said of a row.
 *
 * @param option missing where it said nothing that can be used
 * @param confidence in [0, 1]; below 0 where it said nothing
 */
record Said(@Nullable String option, double confidence) {
  static final Said NOTHING = new Said(null, -1);

  static Said of(Proposal proposal) {
    return proposal instanceof Proposal.PreLabel given
        ? new Said(given.option(), given.confidence())
        : NOTHING;
  }

  /** Where the row goes, but for those that a person sees all the same. */
  Destination under(@Nullable PreLabelPolicy preLabel) {
    if (preLabel == null || confidence < preLabel.suggestFrom() || this.equals(NOTHING)) {
      return Destination.LABELLED;
    }
    return confidence < preLabel.acceptFrom() ? Destination.REVIEWED : Destination.ACCEPTED;
  }

  /** Where a row goes first. */
  enum Destination {
    /** Accepted by the model alone. */
    ACCEPTED,
    /** Sent straight to review. */
    REVIEWED,
    /** Labelled by a person. */
    LABELLED
  }
}
