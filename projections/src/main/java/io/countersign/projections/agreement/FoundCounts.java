package io.countersign.projections.agreement;

import io.countersign.projections.store.Fields;
import org.bson.Document;

/**
 * How alike the objects are that pairs of people found.
 *
 * @param likeness the sum over all pairs
 * @param squares the sum of its squares
 */
record FoundCounts(long pairs, double likeness, double squares) {
  static final FoundCounts NONE = new FoundCounts(0, 0, 0);

  static FoundCounts of(Document counts) {
    return new FoundCounts(
        Fields.number(counts, AgreementView.PAIRS),
        Fields.number(counts, AgreementView.LIKENESS) / AgreementView.UNIT,
        Fields.number(counts, AgreementView.SQUARES) / AgreementView.UNIT);
  }

  FoundCounts plus(FoundCounts other) {
    return new FoundCounts(pairs + other.pairs, likeness + other.likeness, squares + other.squares);
  }
}
