package io.countersign.engine.datarow.task;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.TaskId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Makes the task urgent, and free for all of its group. */
public record EscalateTask(
    @TargetAggregateIdentifier DataRowId dataRowId, TaskId taskId, int priority, String reason) {}
