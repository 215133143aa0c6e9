package io.countersign.engine.datarow;

/** Where a pre-label sends its row. */
public enum Route {
  ACCEPT,
  REVIEW,
  LABEL;

  /** Why a row was sent there. */
  public enum Reason {
    /** The model is sure enough. */
    CONFIDENT,
    /** Sure enough, and drawn for a person to see all the same. */
    AUDIT,
    /** Sure enough to be shown to a person. */
    UNCERTAIN,
    /** Not sure enough to be shown. */
    UNSURE,
    /** Its true label is known, and people are to be measured on it. */
    BENCHMARK,
    /** The model could not propose a label. */
    MODEL_FAILED
  }
}
