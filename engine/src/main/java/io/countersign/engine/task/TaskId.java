package io.countersign.engine.task;

import io.countersign.engine.datarow.DataRowId;

/**
 * Names a task: the data row it is about and its ordinal among that row's tasks, from 1; the wire
 * form is {@code ROW.ORDINAL}.
 */
public record TaskId(DataRowId dataRowId, int ordinal) {

  /**
   * Reads the wire form.
   *
   * @throws IllegalArgumentException if {@code text} is not of that form
   */
  public static TaskId parse(String text) {
    int dot = text.lastIndexOf('.');
    if (dot < 1) {
      throw new IllegalArgumentException("Expected a task id as ROW.ORDINAL, but got " + text);
    }
    return new TaskId(
        new DataRowId(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
  }

  @Override
  public String toString() {
    return dataRowId + "." + ordinal;
  }
}
