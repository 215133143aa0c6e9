package io.countersign.engine.datarow.sla;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.TaskId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Notes that the task is past its due time.
 *
 * @param at now
 */
public record BreachSla(
    @TargetAggregateIdentifier DataRowId dataRowId, TaskId taskId, Instant at) {}
