package io.countersign.engine.datarow;

/** Where a withdrawn row comes back to. */
public enum Comeback {
  /** It was finished, and is again. */
  AS_IT_WAS,
  /** It waited for a model, which is asked again. */
  TO_MODEL,
  /** It is labelled again, as there is no label to review or nobody to review it. */
  TO_LABEL,
  /** Its label goes through review from the first stage. */
  TO_REVIEW
}
