package io.countersign.engine.datarow.task;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.TaskId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Opens the task again if its claim has run out.
 *
 * @param at now
 */
public record ExpireClaim(
    @TargetAggregateIdentifier DataRowId dataRowId, TaskId taskId, Instant at) {}
