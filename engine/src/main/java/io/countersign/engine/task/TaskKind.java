package io.countersign.engine.task;

/** What a task asks of a person. */
public enum TaskKind {
  LABEL,
  REVIEW,
  REWORK,
  ADJUDICATE
}
