package io.countersign.engine.task;

/** Where a task stands. */
public enum TaskState {
  OPEN,
  CLAIMED,
  DONE
}
