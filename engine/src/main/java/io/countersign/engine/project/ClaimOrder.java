package io.countersign.engine.project;

/** What whoever asks for the next task is given first. */
public enum ClaimOrder {
  /** What is overdue, then what is at risk; of the same, by priority, due time and age. */
  DUE_FIRST,
  /** By priority, due time and age, whatever is late. */
  PRIORITY_FIRST
}
