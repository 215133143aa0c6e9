package io.countersign.engine.project;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Brings an archived project back. */
public record RestoreProject(@TargetAggregateIdentifier ProjectId projectId, UserId by) {}
