package io.countersign.engine.project;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Puts a project away: nobody is offered its rows, and none come in. */
public record ArchiveProject(@TargetAggregateIdentifier ProjectId projectId, UserId by) {}
