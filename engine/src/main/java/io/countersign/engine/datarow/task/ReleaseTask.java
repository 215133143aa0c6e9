package io.countersign.engine.datarow.task;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.project.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Gives the task back.
 *
 * @param by the assignee, or a manager who takes it away
 * @param force whether {@code by} need not be the assignee
 */
public record ReleaseTask(
    @TargetAggregateIdentifier DataRowId dataRowId, TaskId taskId, UserId by, boolean force) {}
