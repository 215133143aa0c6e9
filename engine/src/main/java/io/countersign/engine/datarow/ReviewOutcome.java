package io.countersign.engine.datarow;

/** What a reviewer said of a label. */
public enum ReviewOutcome {
  APPROVED,
  CORRECTED,
  REJECTED,
  ADJUDICATED
}
