package io.countersign.processes.flow;

import io.countersign.engine.datarow.DataRowEvent;
import io.countersign.engine.datarow.DataRowEvent.DataRowSkipped;
import io.countersign.engine.datarow.DataRowEvent.DataRowWithdrawn;
import io.countersign.engine.datarow.DataRowEvent.PreLabelRequested;
import io.countersign.engine.datarow.DataRowEvent.ReopeningUndone;
import io.countersign.engine.datarow.Decided;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.datarow.fold.Task;
import java.util.stream.Stream;

/** The tasks that an event closes. */
final class Closed {
  private Closed() {}

  /** Those of {@code row} that are done by {@code event}; some may have been done before. */
  static Stream<TaskId> by(DataRowEvent event, DataRowFold row) {
    if (event instanceof DataRowSkipped
        || event instanceof PreLabelRequested
        || event instanceof DataRowWithdrawn
        || event instanceof ReopeningUndone) {
      return row.tasks().stream()
          .filter(task -> !task.isOpen() && task.round() == row.round())
          .map(Task::id);
    }
    return Decided.by(event).stream();
  }
}
