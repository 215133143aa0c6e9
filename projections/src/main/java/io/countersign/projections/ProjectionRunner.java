package io.countersign.projections;

import io.countersign.engine.background.BackgroundLoop;
import io.countersign.engine.background.Rest;
import io.countersign.engine.log.RecordedEvent;
import io.countersign.projections.store.Freshness;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.Generations;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the event log into the served generation, on a thread of its own, while it holds the
 * lease. While MongoDB or the log is away it tries again, ever less often up to a bound; commands
 * do not wait for it.
 */
public final class ProjectionRunner implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ProjectionRunner.class);
  private static final Duration END = Duration.ofSeconds(10);

  private final EventSource events;
  private final Generations generations;
  private final ProjectorLease lease;
  private final ProjectionSettings settings;
  private final Clock clock;
  private final BackgroundLoop loop;
  private volatile Freshness reached = Freshness.NOTHING;
  private volatile @Nullable String failure;
  private @Nullable DeadLetterPipeline running;
  private int failures;

  public ProjectionRunner(
      EventSource events,
      Generations generations,
      ProjectorLease lease,
      ProjectionSettings settings,
      Clock clock) {
    this.events = events;
    this.generations = generations;
    this.lease = lease;
    this.settings = settings;
    this.clock = clock;
    this.loop = new BackgroundLoop("projections", settings.poll(), this::turn);
    loop.afterLastTurn(lease::close);
  }

  /** Begins to follow; returns at once. */
  public void start() {
    loop.whenEnding(events.onAppend(loop::wake));
    loop.start();
  }

  /** Follows as far as there is something, and says how long to wait then. */
  private Rest turn() {
    long start = System.nanoTime();
    try {
      boolean more = true;
      drainAsked();
      while (more && !loop.isEnding()) {
        if (lease.held()) {
          more = foldNext();
        } else {
          watch();
          more = false;
        }
      }
      failures = 0;
      failure = null;
      return untilPaceSince(start);
    } catch (RuntimeException e) {
      return Rest.exactly(failed(e));
    }
  }

  /** However much comes in, a turn begins no sooner than the pace after the one before. */
  private Rest untilPaceSince(long start) {
    Duration left = settings.pace().minusNanos(System.nanoTime() - start);
    return new Rest(left, left.compareTo(settings.poll()) > 0 ? left : settings.poll());
  }

  private Duration failed(RuntimeException e) {
    running = null;
    failures++;
    failure = e.toString();
    Duration wait = settings.backOffAfter(failures);
    log.warn(
        "Projections are stuck at {}; next try in {} ms: {}",
        reached.position(),
        wait.toMillis(),
        e.toString(),
        failures == 1 ? e : null);
    return wait;
  }

  private void drainAsked() {
    DeadLetterPipeline current = running;
    if (current != null && current.deadLetters() > 0 && lease.held()) {
      current.drainAsked(reached);
    }
  }

  /** Whether there may be more at once. */
  private boolean foldNext() {
    DeadLetterPipeline current = current();
    List<RecordedEvent> batch = events.readAfter(reached.position(), settings.batchSize());
    if (batch.isEmpty()) {
      return false;
    }
    current.fold(batch);
    RecordedEvent last = batch.get(batch.size() - 1);
    reached = new Freshness(last.position(), last.at());
    return batch.size() == settings.batchSize();
  }

  /**
   * The served generation, which a rebuild may have changed, or a store that was opened again as it
   * was some time before.
   */
  private DeadLetterPipeline current() {
    Generation serving = generations.servingOrNew();
    Freshness stored = serving.checkpoint();
    DeadLetterPipeline current = running;
    if (current == null
        || !current.generation().name().equals(serving.name())
        || stored.position() != reached.position()) {
      Generation followed = notAheadOfTheLog(serving, stored.position());
      current = new DeadLetterPipeline(followed, events, settings.rowsKept(), clock);
      reached = followed.checkpoint();
      running = current;
    }
    return current;
  }

  /** Projections of another log, such as one that was restored since, are rebuilt. */
  private Generation notAheadOfTheLog(Generation serving, long position) {
    if (position <= events.lastPosition()) {
      return serving;
    }
    log.warn("Projections are at {}, past the end of the log, and are rebuilt", position);
    Generation next = generations.createNext();
    generations.serve(next);
    return next;
  }

  private void watch() {
    running = null;
    reached = generations.serving().map(Generation::checkpoint).orElse(Freshness.NOTHING);
  }

  /** The position up to which everything is folded and stored; asks nobody. */
  public long reached() {
    return reached.position();
  }

  /** How far the projections are behind. Asks the event log, and not MongoDB, which may be away. */
  public Lag lag() {
    Freshness now = reached;
    Duration behind =
        events.readAfter(now.position(), 1).stream()
            .map(event -> Duration.between(event.at(), clock.instant()))
            .findFirst()
            .orElse(Duration.ZERO);
    return new Lag(now.position(), events.lastPosition(), now.asOf(), behind, failure);
  }

  /** Ends after the batch that is being folded. */
  @Override
  public void close() {
    loop.close(END);
  }
}
