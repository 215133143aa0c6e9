package io.countersign.engine.project;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Has accepted again what models are confident of, after audits stopped it.
 *
 * @param reason for people, of 1 to 1,000 characters
 */
public record ResumeMachineAcceptance(
    @TargetAggregateIdentifier ProjectId projectId, UserId by, String reason) {}
