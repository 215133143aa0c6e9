package io.countersign.engine.project;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Makes a project. */
public record CreateProject(
    @TargetAggregateIdentifier ProjectId projectId, String name, String mediaType, Policy policy) {}
