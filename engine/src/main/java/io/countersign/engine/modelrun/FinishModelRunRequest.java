package io.countersign.engine.modelrun;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Says that all rows that waited were asked for. */
public record FinishModelRunRequest(@TargetAggregateIdentifier ModelRunId modelRunId, long rows) {}
