package io.countersign.processes.upkeep;

import io.countersign.engine.datarow.DataRowId;

/**
 * Something in which event log, process state and queue do not agree.
 *
 * @param text for people: what was expected, and what there is
 */
public record Difference(DataRowId dataRowId, String text) {
  @Override
  public String toString() {
    return dataRowId + ": " + text;
  }
}
