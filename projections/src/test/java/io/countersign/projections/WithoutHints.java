package io.countersign.projections;

import io.countersign.engine.log.RecordedEvent;
import java.util.Collection;
import java.util.List;

/** A log that never says that there is more. */
record WithoutHints(EventSource log) implements EventSource {
  @Override
  public List<RecordedEvent> readAfter(long position, int limit) {
    return log.readAfter(position, limit);
  }

  @Override
  public List<RecordedEvent> readStreams(Collection<String> streamIds) {
    return log.readStreams(streamIds);
  }

  @Override
  public long lastPosition() {
    return log.lastPosition();
  }

  @Override
  public Runnable onAppend(Runnable listener) {
    return () -> {};
  }
}
