package io.countersign.engine.datarow;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a task: the data row it is about and its ordinal among that row's tasks, from 1; the wire
 * form is {@code ROW.ORDINAL}.
 */
public record TaskId(DataRowId dataRowId, int ordinal) {

  private static final Pattern FORM = Pattern.compile("(.+)\\.([1-9][0-9]{0,8})");

  /**
   * Reads the wire form.
   *
   * @throws IllegalArgumentException if {@code text} is not of that form
   */
  public static TaskId parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("Expected a task id as ROW.ORDINAL, but got " + text);
    }
    return new TaskId(new DataRowId(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  @Override
  public String toString() {
    return dataRowId + "." + ordinal;
  }
}
