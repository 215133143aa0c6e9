package io.countersign.projections.sla;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.project.ProjectId;
import io.countersign.projections.forecast.Forecast;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Open work against its due times, and what was late.
 *
 * @param project it is about; {@code null} for all of them
 * @param open by stage
 * @param breaches of the last days, in UTC, the oldest first; days without any are left out
 * @param batches with open rows, the earliest due time first
 */
public record Sla(
    @Nullable ProjectId project,
    List<StageWork> open,
    List<Breaches> breaches,
    List<BatchRisk> batches,
    @Nullable Instant asOf,
    long position) {

  /**
   * The open tasks of a stage.
   *
   * @param oldest when the first task was opened in the oldest hour that still has open ones
   */
  public record StageWork(
      String stage, long onTrack, long atRisk, long breached, @Nullable Instant oldest) {}

  /** The tasks that passed their due time on a day. */
  public record Breaches(LocalDate day, long count, Map<String, Long> stages) {}

  /** A batch with open rows. */
  public record BatchRisk(
      BatchId id,
      ProjectId project,
      String name,
      int priority,
      @Nullable Instant dueAt,
      long open,
      Forecast forecast) {}
}
