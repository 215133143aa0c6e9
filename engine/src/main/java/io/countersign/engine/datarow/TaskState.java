package io.countersign.engine.datarow;

/** Where a task stands. */
public enum TaskState {
  OPEN,
  CLAIMED,
  DONE
}
