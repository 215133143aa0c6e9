package io.countersign.engine.datarow.label;

/** Why a person may end a row without a label. */
public enum SkipReason {
  /** The image or text is broken, empty or out of focus. */
  CANNOT_BE_READ,
  /** It is nothing that the project is about. */
  NOT_PART_OF_THE_TASK,
  /** It can be read, and still no label can be told from it. */
  CANNOT_DECIDE
}
