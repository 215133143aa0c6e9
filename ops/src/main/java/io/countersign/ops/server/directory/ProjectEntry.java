package io.countersign.ops.server.directory;

import io.countersign.engine.project.ProjectId;
import java.time.Instant;

/** A project, as a list shows it. */
public record ProjectEntry(
    ProjectId id, String name, String mediaType, int policyVersion, Instant createdAt) {}
