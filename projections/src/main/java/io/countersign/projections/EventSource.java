package io.countersign.projections;

import io.countersign.engine.log.EventLog;
import io.countersign.engine.log.RecordedEvent;
import java.util.Collection;
import java.util.List;

/** Where events come from; the event log, but for tests. */
public interface EventSource {

  /** The next events after {@code position}, in order, at most {@code limit}. */
  List<RecordedEvent> readAfter(long position, int limit);

  /** Whole streams, each in order. */
  List<RecordedEvent> readStreams(Collection<String> streamIds);

  /** The position of the last event; 0 if there is none. */
  long lastPosition();

  /**
   * Calls {@code listener} when there may be more to read.
   *
   * @return what ends that
   */
  Runnable onAppend(Runnable listener);

  static EventSource of(EventLog log) {
    return new EventSource() {
      @Override
      public List<RecordedEvent> readAfter(long position, int limit) {
        return log.readAfter(position, limit);
      }

      @Override
      public List<RecordedEvent> readStreams(Collection<String> streamIds) {
        return log.readStreamsAsTheyAre(streamIds);
      }

      @Override
      public long lastPosition() {
        return log.lastPosition();
      }

      @Override
      public Runnable onAppend(Runnable listener) {
        return log.onAppend(listener);
      }
    };
  }
}
