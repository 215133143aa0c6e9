package io.countersign.ops.server.directory;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.modelrun.ModelRunId;
import io.countersign.engine.project.ProjectId;
import java.time.Instant;

/** A run of a model over a batch, as it was started. */
public record ModelRunEntry(
    ModelRunId id,
    ProjectId project,
    BatchId batch,
    String model,
    String version,
    long rows,
    Instant at) {}
