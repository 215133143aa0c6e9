package io.countersign.engine.datarow.label;

import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.project.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What every decision of a person says.
 *
 * @param by who decides
 * @param at now
 * @param expectedVersion of the row that the person saw, or {@code null} for whatever it is
 * @param comment for the others
 * @param secondsSpent on it, as measured where the person works
 */
public record Decision(
    TaskId taskId,
    UserId by,
    Instant at,
    @Nullable Long expectedVersion,
    @Nullable String comment,
    @Nullable Double secondsSpent) {}
