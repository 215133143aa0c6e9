package io.countersign.processes.upkeep;

import io.countersign.engine.datarow.DataRowEvent;
import io.countersign.engine.datarow.DataRowFold;
import io.countersign.engine.log.RecordedEvent;
import java.util.List;

/** States from whole streams. */
final class Folds {
  private Folds() {}

  static DataRowFold row(List<RecordedEvent> stream) {
    DataRowFold row = new DataRowFold();
    stream.forEach(event -> row.apply((DataRowEvent) event.payload(), event.at()));
    return row;
  }
}
