package io.countersign.engine.project;

import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Sets what a person may do in the project.
 *
 * @param by who asks for it
 * @param actingAs what they may do there themselves
 */
public record ChangeMemberRoles(
    @TargetAggregateIdentifier ProjectId projectId,
    UserId member,
    Set<Role> roles,
    UserId by,
    Set<Role> actingAs) {}
