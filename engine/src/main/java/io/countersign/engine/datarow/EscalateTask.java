package io.countersign.engine.datarow;

import io.countersign.engine.task.TaskId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Makes the task urgent, and free for all of its group. */
public record EscalateTask(
    @TargetAggregateIdentifier DataRowId dataRowId, TaskId taskId, int priority, String reason) {}
