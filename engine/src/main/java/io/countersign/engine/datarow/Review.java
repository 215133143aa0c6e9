package io.countersign.engine.datarow;

import io.countersign.engine.project.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one reviewer said of a label, at one stage and round. */
public record Review(
    String stage,
    int round,
    UserId reviewer,
    ReviewOutcome outcome,
    @Nullable String reason,
    @Nullable String comment,
    Instant at) {}
