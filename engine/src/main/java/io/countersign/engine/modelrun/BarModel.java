package io.countersign.engine.modelrun;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Keeps a model from being run.
 *
 * @param reason for people: what it did
 */
public record BarModel(@TargetAggregateIdentifier ModelId modelId, String reason) {}
