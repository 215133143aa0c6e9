package io.countersign.engine.batch;

import io.countersign.engine.project.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Brings an archived batch back. */
public record RestoreBatch(@TargetAggregateIdentifier BatchId batchId, UserId by) {}
