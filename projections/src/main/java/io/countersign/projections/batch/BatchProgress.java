package io.countersign.projections.batch;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.project.ProjectId;
import io.countersign.projections.forecast.Forecast;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A batch and how far it is.
 *
 * @param archivedAt since when it is put away; {@code null} if it is not
 * @param rows without those that are withdrawn
 * @param states how many rows are in each state
 * @param imported what the imports into it counted; {@code null} until one has ended
 */
public record BatchProgress(
    BatchId id,
    ProjectId project,
    String name,
    @Nullable Instant dueAt,
    int priority,
    Instant createdAt,
    @Nullable Instant archivedAt,
    long rows,
    Map<DataRowState, Long> states,
    Forecast forecast,
    @Nullable Imported imported,
    @Nullable Instant asOf,
    long position) {

  /** What imports counted, summed up. */
  public record Imported(long received, long registered, long duplicates, long failed) {}

  /** Rows that somebody has yet to do something for. */
  public long openRows() {
    return states.entrySet().stream()
        .filter(entry -> !entry.getKey().finished())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
