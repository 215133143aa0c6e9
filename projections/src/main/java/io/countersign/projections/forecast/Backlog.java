package io.countersign.projections.forecast;

import io.countersign.engine.batch.BatchId;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The open rows of a batch.
 *
 * @param open rows; 0 if it is done
 * @param finishedAt when the last row was done; {@code null} while rows are open, or there are none
 */
public record Backlog(
    BatchId batch,
    int priority,
    Instant createdAt,
    @Nullable Instant dueAt,
    long open,
    @Nullable Instant finishedAt) {

  /** The order of work: by priority, then the earlier batch. */
  public static final Comparator<Backlog> ORDER =
      Comparator.comparingInt(Backlog::priority)
          .reversed()
          .thenComparing(Backlog::createdAt)
          .thenComparing(backlog -> backlog.batch().value());
}
