package io.countersign.engine.modelrun;

import io.countersign.engine.project.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Lets a model that was barred be run again. */
public record ReadmitModel(@TargetAggregateIdentifier ModelId modelId, UserId by) {}
