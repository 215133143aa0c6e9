package io.countersign.engine.sample;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.datarow.DataRowId;
import java.util.List;

/**
 * An accepted row, as it was when a sample was drawn.
 *
 * @param label what it was accepted as: the options that its label chooses, or the names under
 *     which it says something
 * @param version of the row
 */
public record AcceptedRow(DataRowId dataRowId, String label, long version) {
  private static final int LONGEST = 200;

  /** The row that says {@code annotations}. */
  public static AcceptedRow of(DataRowId dataRowId, List<Annotation> annotations, long version) {
    String label =
        String.join(
            ", ",
            annotations.stream()
                .flatMap(one -> one.classes().stream())
                .distinct()
                .sorted()
                .toList());
    return new AcceptedRow(
        dataRowId, label.substring(0, Math.min(LONGEST, label.length())), version);
  }
}
