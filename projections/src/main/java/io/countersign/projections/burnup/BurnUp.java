package io.countersign.projections.burnup;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.project.ProjectId;
import io.countersign.projections.forecast.ConePoint;
import io.countersign.projections.forecast.Forecast;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of a project or a batch is done.
 *
 * @param batch it is about; {@code null} for the project
 * @param points as it grew, the oldest first, at equal distances but for the last
 * @param cone as it will go on, from now until it is surely done; empty if nothing can be said
 * @param dueAt when the batch is due
 */
public record BurnUp(
    ProjectId project,
    @Nullable BatchId batch,
    List<Point> points,
    List<ConePoint> cone,
    @Nullable Instant dueAt,
    Forecast forecast,
    @Nullable Instant asOf,
    long position) {

  /** How many rows had come in and were accepted. */
  public record Point(Instant at, long registered, long accepted) {}
}
