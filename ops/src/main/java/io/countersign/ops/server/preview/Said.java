package io.countersign.ops.server.preview;

import io.countersign.engine.annotation.MappedOption;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.PreLabelPolicy;
import io.countersign.modelrunner.Proposal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a model said of a row.
 *
 * @param option missing where it said nothing
 * @param confidence in [0, 1]; below 0 where what it said can not be used
 */
record Said(@Nullable String option, double confidence) {
  static final Said NOTHING = new Said(null, -1);

  static Said of(Proposal proposal) {
    if (proposal instanceof Proposal.LeftOut left) {
      return leftOut(left.option());
    }
    return proposal instanceof Proposal.PreLabel given
        ? new Said(given.option(), given.confidence())
        : NOTHING;
  }

  /** An answer by an option that the ontology does not have. */
  static Said leftOut(String missing) {
    return new Said(missing, -1);
  }

  /** The same answer under rules that may have other options. */
  Said under(Policy policy) {
    PreLabelPolicy preLabel = policy.preLabel();
    if (option == null || preLabel == null) {
      return this;
    }
    Optional<MappedOption> mapped =
        preLabel.mapping().stream().filter(one -> one.from().equals(option)).findFirst();
    String to = mapped.isPresent() ? mapped.get().to() : option;
    if (to == null) {
      return NOTHING;
    }
    boolean known =
        policy.ontology().annotations().stream().anyMatch(one -> one.options().contains(to));
    return known ? new Said(to, confidence) : leftOut(to);
  }

  boolean isLeftOut() {
    return confidence < 0 && option != null;
  }

  /** Where the row goes, but for those that a person sees all the same. */
  Destination under(@Nullable PreLabelPolicy preLabel) {
    if (preLabel == null || confidence < 0 || confidence < preLabel.suggestFrom()) {
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
