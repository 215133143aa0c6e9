package io.countersign.engine.datarow;

/** Where a data row is on its way. */
public enum DataRowState {
  /** Known, and not yet sent anywhere. */
  REGISTERED,
  /** Waits for a model. */
  AWAITING_PRE_LABEL,
  /** Waits for a person to label it. */
  LABEL,
  /** Waits for a person to review its label. */
  REVIEW,
  /** Its label was rejected and waits to be redone. */
  REWORK,
  /** Rejected too often; waits for a lead to decide. */
  ADJUDICATE,
  /** Its label is final. */
  ACCEPTED,
  /** A person said that it can't be labelled. */
  SKIPPED,
  /** Taken out of the work. */
  WITHDRAWN;

  /** Whether nothing more is to be done, unless it is reopened or restored. */
  public boolean finished() {
    return this == ACCEPTED || this == SKIPPED || this == WITHDRAWN;
  }
}
