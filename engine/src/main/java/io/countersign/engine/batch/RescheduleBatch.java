package io.countersign.engine.batch;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Gives a batch's open work another priority or due time. */
public record RescheduleBatch(
    @TargetAggregateIdentifier BatchId batchId, int priority, @Nullable Instant dueAt) {}
