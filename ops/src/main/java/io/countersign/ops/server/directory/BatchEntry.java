package io.countersign.ops.server.directory;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.project.ProjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A batch, as it was last scheduled. */
public record BatchEntry(
    BatchId id, ProjectId project, String name, int priority, @Nullable Instant dueAt) {}
