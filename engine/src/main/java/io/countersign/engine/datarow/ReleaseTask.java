package io.countersign.engine.datarow;

import io.countersign.engine.project.UserId;
import io.countersign.engine.task.TaskId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Gives the task back.
 *
 * @param by the assignee, or a manager who takes it away
 * @param force whether {@code by} need not be the assignee
 */
public record ReleaseTask(
    @TargetAggregateIdentifier DataRowId dataRowId, TaskId taskId, UserId by, boolean force) {}
