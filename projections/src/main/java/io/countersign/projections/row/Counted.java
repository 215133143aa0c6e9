package io.countersign.projections.row;

/** What became of a model's proposal for an accepted row; figures that count it open those rows. */
public enum Counted {
  /** People accepted the row, whether they saw the proposal or not. */
  COMPARED,
  /** People saw the proposal and accepted it as it was. */
  UNCHANGED,
  /** People saw the proposal and accepted another label. */
  CORRECTED,
  /** A reviewer rejected the proposal. */
  REJECTED
}
