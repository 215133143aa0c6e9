package io.countersign.ops.server.rowchanges;

import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of many rows.
 *
 * @param undoes the change that it takes back
 */
record RowChange(
    String id,
    ProjectId project,
    RowAction action,
    @Nullable String reason,
    @Nullable String undoes,
    UserId startedBy,
    Instant startedAt) {}
