package io.countersign.ops.server.imports;

import io.countersign.engine.project.UserId;
import io.countersign.ops.server.directory.ProjectEntry;
import io.countersign.ops.server.imports.mapping.Mapping;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for an import.
 *
 * @param batch name of a new batch, or of one to go on with
 * @param priority of its tasks; {@code null} leaves it as it is
 * @param dueAt {@code null} leaves it as it is
 * @param map what columns are; empty where nobody says so
 * @param strict whether a row is refused whose pre-label can't be taken
 */
public record ImportRequest(
    ProjectEntry project,
    UserId by,
    String batch,
    @Nullable Integer priority,
    @Nullable Instant dueAt,
    boolean strict,
    Mapping map) {}
