package io.countersign.engine.datarow;

/** Who made a label final. */
public enum AcceptedBy {
  /** The model alone, because it was confident. */
  MODEL,
  /** People. */
  REVIEW
}
