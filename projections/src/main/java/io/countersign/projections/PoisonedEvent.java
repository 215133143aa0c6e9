package io.countersign.projections;

import io.countersign.engine.log.RecordedEvent;
import io.countersign.engine.log.UnreadableEvent;

/** An event that the projections can't take: a fault of ours, or of the data. */
final class PoisonedEvent extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient RecordedEvent event;

  PoisonedEvent(RecordedEvent event, RuntimeException cause) {
    super(reason(event, cause), cause);
    this.event = event;
  }

  private static String reason(RecordedEvent event, RuntimeException cause) {
    return event.payload() instanceof UnreadableEvent unreadable
        ? unreadable.failure()
        : cause.toString();
  }

  RecordedEvent event() {
    return event;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
