package io.countersign.processes.upkeep;

import io.countersign.engine.datarow.DataRowEvent;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.log.RecordedEvent;
import io.countersign.engine.log.UnreadableEvent;
import java.util.List;

/** States from whole streams. */
final class Folds {
  private Folds() {}

  /** Whether a stream is about a row, by what of it can be read. */
  static boolean isRow(List<RecordedEvent> stream) {
    return stream.stream().anyMatch(event -> event.payload() instanceof DataRowEvent);
  }

  /**
   * The row of a stream.
   *
   * @throws UnfoldableStream if an event can't be read, or can't follow those before it
   */
  static DataRowFold row(List<RecordedEvent> stream) {
    for (RecordedEvent event : stream) {
      if (event.payload() instanceof UnreadableEvent unreadable) {
        throw new UnfoldableStream(event, unreadable.failure(), null);
      }
    }
    try {
      return fold(stream);
    } catch (RuntimeException failure) {
      throw new UnfoldableStream(stream.get(0), failure.toString(), failure);
    }
  }

  private static DataRowFold fold(List<RecordedEvent> stream) {
    DataRowFold row = new DataRowFold();
    stream.forEach(event -> row.apply((DataRowEvent) event.payload(), event.at()));
    return row;
  }
}
