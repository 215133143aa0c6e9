package io.countersign.processes.camunda;

import io.countersign.engine.datarow.TaskId;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * The ordinal of a task in the engine's own row for it: kept as its priority, which the engine
 * stores anyway and nobody asks for, so that it costs neither a row nor a statement.
 */
final class Ordinal {
  /** The column, for statements. */
  static final String COLUMN = "priority_";

  private Ordinal() {}

  /** Before the task is written: nobody is told of the change. */
  static void set(TaskEntity created, TaskId task) {
    created.setPriorityWithoutCascade(task.ordinal());
  }
}
