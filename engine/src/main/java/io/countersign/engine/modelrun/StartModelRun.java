package io.countersign.engine.modelrun;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.project.ProjectId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Begins a run of a model over a batch. */
public record StartModelRun(
    @TargetAggregateIdentifier ModelRunId modelRunId,
    ProjectId projectId,
    BatchId batchId,
    ModelRef model,
    long rows) {}
