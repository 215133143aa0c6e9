package io.countersign.projections.fold;

/** What became of a model's proposal for an accepted row; figures that count it open those rows. */
public enum Counted {
  /** People accepted the row, whether they saw the proposal or not. */
  COMPARED,
  /** People saw the proposal and accepted it as it was. */
  UNCHANGED,
  /** People saw the proposal and accepted another label. */
  CORRECTED,
  /** A reviewer rejected the proposal. */
  REJECTED;

  /**
   * What became of a proposal that people were shown.
   *
   * @param confirmed whether the final label says the same
   */
  public static Counted of(RowSnapshot row, boolean confirmed) {
    if (row.judgements().stream().anyMatch(one -> one.ofModel() && one.rejects())) {
      return REJECTED;
    }
    return confirmed ? UNCHANGED : CORRECTED;
  }
}
