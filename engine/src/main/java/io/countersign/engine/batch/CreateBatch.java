package io.countersign.engine.batch;

import io.countersign.engine.project.ProjectId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Makes a batch.
 *
 * @param priority higher is sooner, from {@link Batch#LOWEST_PRIORITY} to {@link
 *     Batch#HIGHEST_PRIORITY}
 */
public record CreateBatch(
    @TargetAggregateIdentifier BatchId batchId,
    ProjectId projectId,
    String name,
    int priority,
    @Nullable Instant dueAt) {}
