package io.countersign.engine.datarow.sla;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.TaskId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Notes that the task is close to its due time.
 *
 * @param at now
 */
public record WarnOfSla(
    @TargetAggregateIdentifier DataRowId dataRowId, TaskId taskId, Instant at) {}
