package io.countersign.ops.server.audit;

import io.countersign.engine.project.ProjectId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which events of a project are looked for; what is null or empty does not matter.
 *
 * @param key of a data row
 * @param actor id of a person, or {@code countersign} for what went by itself
 * @param types as they are stored
 * @param model name of a model that the event speaks of
 * @param from the earliest instant, included
 * @param to the latest instant, not included
 */
record EventFilter(
    ProjectId project,
    @Nullable String key,
    @Nullable String actor,
    List<String> types,
    @Nullable String model,
    @Nullable Instant from,
    @Nullable Instant to) {}
