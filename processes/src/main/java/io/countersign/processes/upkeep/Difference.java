package io.countersign.processes.upkeep;

/**
 * Something in which event log, process state and queue do not agree.
 *
 * @param subject the id of the data row or batch
 * @param text for people: what was expected, and what there is
 */
public record Difference(String subject, String text) {
  @Override
  public String toString() {
    return subject + ": " + text;
  }
}
