package io.countersign.engine.sla;

/** How a task or batch stands against its due time. */
public enum SlaState {
  ON_TRACK,
  AT_RISK,
  BREACHED
}
