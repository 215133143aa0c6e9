package io.countersign.processes.upkeep;

import io.countersign.engine.log.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** A stream that this version can't fold; the others can be. */
final class UnfoldableStream extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnfoldableStream(RecordedEvent event, String failure, @Nullable Throwable cause) {
    super(
        "Expected a history that can be folded, but %s at %d: %s"
            .formatted(event.type(), event.position(), failure),
        cause);
  }
}
