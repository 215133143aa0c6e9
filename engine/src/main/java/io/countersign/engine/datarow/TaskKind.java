package io.countersign.engine.datarow;

/** What a task asks of a person. */
public enum TaskKind {
  LABEL,
  REVIEW,
  REWORK,
  ADJUDICATE
}
