package io.countersign.ops.server.directory;

import io.countersign.engine.project.ProjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A project, as a list shows it.
 *
 * @param archivedAt since when it is put away; {@code null} if it is not
 */
public record ProjectEntry(
    ProjectId id,
    String name,
    String mediaType,
    int policyVersion,
    Instant createdAt,
    @Nullable Instant archivedAt) {}
