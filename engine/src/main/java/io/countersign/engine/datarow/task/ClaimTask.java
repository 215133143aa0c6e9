package io.countersign.engine.datarow.task;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.project.UserId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Takes the task for a person.
 *
 * @param at now
 * @param expiresAt when the claim runs out
 * @param informedUntil until when the person could see the true labels of the project's rows; null
 *     if never
 */
public record ClaimTask(
    @TargetAggregateIdentifier DataRowId dataRowId,
    TaskId taskId,
    UserId assignee,
    Instant at,
    Instant expiresAt,
    @Nullable Instant informedUntil) {}
