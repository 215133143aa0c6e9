package io.countersign.engine.datarow.task;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.project.UserId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Takes the task for a person.
 *
 * @param at now
 * @param expiresAt when the claim runs out
 */
public record ClaimTask(
    @TargetAggregateIdentifier DataRowId dataRowId,
    TaskId taskId,
    UserId assignee,
    Instant at,
    Instant expiresAt) {}
