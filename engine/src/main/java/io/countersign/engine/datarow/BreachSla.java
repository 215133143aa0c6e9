package io.countersign.engine.datarow;

import io.countersign.engine.task.TaskId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Notes that the task is past its due time.
 *
 * @param at now
 */
public record BreachSla(
    @TargetAggregateIdentifier DataRowId dataRowId, TaskId taskId, Instant at) {}
