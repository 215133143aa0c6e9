package io.countersign.ops.server.security.record;

import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the access record.
 *
 * @param actor who did it; {@code null} if nobody was logged in
 * @param person whom it is about; {@code null} if nobody has the name that was given
 * @param name of the person, or as it was given
 * @param times how often, where that is counted
 */
public record AccessEntry(
    String id,
    Instant at,
    AccessKind kind,
    @Nullable UserId actor,
    @Nullable String actorName,
    @Nullable UserId person,
    @Nullable String name,
    @Nullable String address,
    @Nullable ProjectId project,
    int times,
    @Nullable String detail) {}
