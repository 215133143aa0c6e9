package io.countersign.projections;

import io.countersign.engine.log.RecordedEvent;
import io.countersign.projections.store.Freshness;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.ParkedStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A pipeline that goes on past what it can't take: the stream of such an event is parked, and the
 * batch folded once more without it. Whatever fails for another reason is thrown, and it must be
 * thrown away then.
 */
final class ParkingPipeline {
  /** With more than these it is not some rows that are broken, but this version. */
  static final int MOST_PARKED = 1_000;

  private static final Logger log = LoggerFactory.getLogger(ParkingPipeline.class);

  private final Generation generation;
  private final EventSource events;
  private final int rowsKept;
  private final Clock clock;
  private Pipeline pipeline;

  ParkingPipeline(Generation generation, EventSource events, int rowsKept, Clock clock) {
    this.generation = generation;
    this.events = events;
    this.rowsKept = rowsKept;
    this.clock = clock;
    this.pipeline = new Pipeline(generation, events, rowsKept);
  }

  Generation generation() {
    return generation;
  }

  int parkedStreams() {
    return pipeline.parkedStreams();
  }

  /** Folds and stores the events that come next after those of the batch before. */
  void fold(List<RecordedEvent> batch) {
    while (true) {
      try {
        pipeline.fold(batch);
        return;
      } catch (PoisonedEvent poison) {
        park(poison);
      }
    }
  }

  private void park(PoisonedEvent poison) {
    if (pipeline.parkedStreams() >= MOST_PARKED) {
      throw new IllegalStateException(
          "Expected at most %d parked streams; the next would be %s: %s"
              .formatted(MOST_PARKED, poison.event().streamId(), poison.reason()),
          poison);
    }
    RecordedEvent event = poison.event();
    log.error(
        "{} is parked: its {} at {} can't be projected",
        event.streamId(),
        event.type(),
        event.position(),
        poison);
    generation
        .parked()
        .park(
            new ParkedStream(
                event.streamId(),
                event.position(),
                event.type(),
                clock.instant(),
                1,
                poison.reason()));
    pipeline = new Pipeline(generation, events, rowsKept);
  }

  /** Tries the parked streams once more for which that was asked. */
  void drainAsked(Freshness reached) {
    if (pipeline.parkedStreams() == 0) {
      return;
    }
    Optional<ParkedStream> asked = generation.parked().asked();
    while (asked.isPresent()) {
      drain(asked.get(), reached);
      asked = generation.parked().asked();
    }
  }

  private void drain(ParkedStream stream, Freshness reached) {
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
          .parked()
          .park(
              new ParkedStream(
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
