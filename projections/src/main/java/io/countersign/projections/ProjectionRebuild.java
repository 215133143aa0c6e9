package io.countersign.projections;

import com.mongodb.MongoException;
import io.countersign.engine.log.RecordedEvent;
import io.countersign.projections.store.Freshness;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.Generations;
import io.countersign.projections.store.WriteBehind;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rebuilds the projections from the event log, beside those that are served, and serves them
 * instead when they have caught up. One that is cut off leaves what is served as it was; the next
 * one clears away what it left.
 */
public final class ProjectionRebuild {
  private static final Logger log = LoggerFactory.getLogger(ProjectionRebuild.class);

  private final EventSource events;
  private final Generations generations;
  private final ProjectorLease lease;
  private final ProjectionSettings settings;

  /**
   * @param lease another than the runner's, which goes on meanwhile
   */
  public ProjectionRebuild(
      EventSource events,
      Generations generations,
      ProjectorLease lease,
      ProjectionSettings settings) {
    this.events = events;
    this.generations = generations;
    this.lease = lease;
    this.settings = settings;
  }

  /**
   * How far a rebuild is.
   *
   * @param events folded so far
   * @param position of the last of them
   * @param lastPosition in the log, as it was at the start
   */
  public record Progress(long events, long position, long lastPosition) {}

  /**
   * Rebuilds, and returns where it ended.
   *
   * @throws IllegalStateException if a rebuild or verification is running elsewhere
   */
  public Progress run(Consumer<Progress> progress) {
    lease.requireHeld();
    try (lease) {
      Generation next = generations.createNext();
      generations.dropOthersThan(next);
      Progress end = fillBehind(next, progress);
      generations.serve(next);
      dropOld();
      return end;
    }
  }

  /** One thread reads ahead and one stores behind, as nobody else reads or writes it yet. */
  private Progress fillBehind(Generation next, Consumer<Progress> progress) {
    try (WriteBehind behind = next.behind();
        ReadAhead ahead = new ReadAhead(events, settings.rebuildBatchSize())) {
      Progress end = fill(next.writtenBy(behind), ahead, progress);
      behind.flush();
      return end;
    }
  }

  private Progress fill(Generation next, ReadAhead ahead, Consumer<Progress> progress) {
    DeadLetterPipeline pipeline =
        new DeadLetterPipeline(next, events, settings.rowsKept(), Clock.systemUTC());
    Progress reached = new Progress(0, 0, events.lastPosition());
    boolean more = true;
    while (more) {
      lease.requireHeld();
      List<RecordedEvent> batch = ahead.readAfter(reached.position());
      if (!batch.isEmpty()) {
        pipeline.fold(batch);
        long position = batch.get(batch.size() - 1).position();
        reached = new Progress(reached.events() + batch.size(), position, reached.lastPosition());
        progress.accept(reached);
      }
      more = batch.size() == settings.rebuildBatchSize() || isBehind(reached.position());
    }
    return reached;
  }

  /** What is served may be ahead of the log, too, where that was restored to an earlier state. */
  private boolean isBehind(long position) {
    return position < servedPosition() && position < events.lastPosition();
  }

  private long servedPosition() {
    return generations.serving().map(Generation::checkpoint).orElse(Freshness.NOTHING).position();
  }

  private void dropOld() {
    try {
      generations.dropOthers();
    } catch (MongoException e) {
      log.warn("The old projections are cleared away by the next rebuild: {}", e.toString());
    }
  }
}
