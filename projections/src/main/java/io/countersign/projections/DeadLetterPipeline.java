package io.countersign.projections;

import io.countersign.engine.log.RecordedEvent;
import io.countersign.projections.store.DeadLetter;
import io.countersign.projections.store.Freshness;
import io.countersign.projections.store.Generation;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A pipeline that goes on past what it can't take: the stream of such an event becomes a dead
 * letter, and the batch is folded once more without it. Whatever fails for another reason is
 * thrown, and it must be thrown away then.
 */
final class DeadLetterPipeline {
  /** With more than these it is not some rows that are broken, but this version. */
  static final int MOST_DEAD_LETTERS = 1_000;

  private static final Logger log = LoggerFactory.getLogger(DeadLetterPipeline.class);

  private final Generation generation;
  private final EventSource events;
  private final int rowsKept;
  private final Clock clock;
  private Pipeline pipeline;

  DeadLetterPipeline(Generation generation, EventSource events, int rowsKept, Clock clock) {
    this.generation = generation;
    this.events = events;
    this.rowsKept = rowsKept;
    this.clock = clock;
    this.pipeline = new Pipeline(generation, events, rowsKept);
  }

  Generation generation() {
    return generation;
  }

  int deadLetters() {
    return pipeline.deadLetters();
  }

  /** Folds and stores the events that come next after those of the batch before. */
  void fold(List<RecordedEvent> batch) {
    while (true) {
      try {
        pipeline.fold(batch);
        return;
      } catch (PoisonedEvent poison) {
        putAside(poison);
      }
    }
  }

  private void putAside(PoisonedEvent poison) {
    if (pipeline.deadLetters() >= MOST_DEAD_LETTERS) {
      throw new IllegalStateException(
          "Expected at most %d dead letters; the next would be %s: %s"
              .formatted(MOST_DEAD_LETTERS, poison.event().streamId(), poison.reason()),
          poison);
    }
    RecordedEvent event = poison.event();
    log.error(
        "{} is a dead letter now: its {} at {} can't be projected",
        event.streamId(),
        event.type(),
        event.position(),
        poison);
    generation
        .deadLetters()
        .put(
            new DeadLetter(
                event.streamId(),
                event.position(),
                event.type(),
                clock.instant(),
                1,
                poison.reason()));
    pipeline = new Pipeline(generation, events, rowsKept);
  }

  /** Tries the dead letters again for which that was asked. */
  void drainAsked(Freshness reached) {
    if (pipeline.deadLetters() == 0) {
      return;
    }
    Optional<DeadLetter> asked = generation.deadLetters().asked();
    while (asked.isPresent()) {
      drain(asked.get(), reached);
      asked = generation.deadLetters().asked();
    }
  }

  private void drain(DeadLetter stream, Freshness reached) {
    List<RecordedEvent> late =
        events.readStreams(List.of(stream.stream())).stream()
            .filter(event -> event.position() >= stream.position())
            .filter(event -> event.position() <= reached.position())
            .toList();
    try {
      pipeline.drain(stream, late);
      log.info("{} is followed again, with {} events", stream.stream(), late.size());
    } catch (PoisonedEvent again) {
      generation
          .deadLetters()
          .put(
              new DeadLetter(
                  stream.stream(),
                  stream.position(),
                  stream.type(),
                  stream.since(),
                  stream.tries() + 1,
                  again.reason()));
      pipeline = new Pipeline(generation, events, rowsKept);
    }
  }
}
