package io.countersign.engine.project;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Changes the rules for rows registered from now on.
 *
 * @param expectedVersion of the policy that the change was made against; {@code null} to replace
 *     whatever there is
 */
public record ChangePolicy(
    @TargetAggregateIdentifier ProjectId projectId,
    Policy policy,
    @Nullable Integer expectedVersion) {}
