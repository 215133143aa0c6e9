package io.countersign.processes.queue;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.datarow.Label;
import io.countersign.engine.datarow.TaskKind;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.datarow.fold.Task;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one option that a label under review chooses, where it says nothing else: rows that share it
 * can be looked at side by side.
 *
 * @param name of what is asked, as the ontology has it
 * @param option that was chosen
 */
public record Proposed(String name, String option) {

  /** What {@code task} is to confirm; null where that is no single choice. */
  static @Nullable Proposed of(DataRowFold row, Task task) {
    boolean sideBySide = task.kind() == TaskKind.REVIEW && !task.independent();
    return sideBySide ? row.label().map(Proposed::of).orElse(null) : null;
  }

  private static @Nullable Proposed of(Label label) {
    List<Annotation> said = label.annotations();
    if (said.size() != 1) {
      return null;
    }
    Annotation only = said.get(0);
    return only.option().map(option -> new Proposed(only.name(), option)).orElse(null);
  }
}
