package io.countersign.engine.datarow;

import io.countersign.engine.task.TaskId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Opens the task again if its claim has run out.
 *
 * @param at now
 */
public record ExpireClaim(
    @TargetAggregateIdentifier DataRowId dataRowId, TaskId taskId, Instant at) {}
