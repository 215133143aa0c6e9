package io.countersign.projections.modelrun;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.modelrun.ModelRunId;
import io.countersign.engine.project.ProjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a model is with a batch.
 *
 * @param rows that it was asked for
 * @param done rows with an answer, a proposal or a failure
 * @param proposed labels
 */
public record ModelRunProgress(
    ModelRunId id,
    ProjectId project,
    BatchId batch,
    String model,
    String version,
    long rows,
    long done,
    long proposed,
    State state,
    Instant startedAt,
    @Nullable Instant asOf,
    long position) {

  /** Whether answers are still awaited. */
  public enum State {
    RUNNING,
    FINISHED
  }
}
