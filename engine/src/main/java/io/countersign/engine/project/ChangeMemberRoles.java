package io.countersign.engine.project;

import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Sets what a person may do in the project. */
public record ChangeMemberRoles(
    @TargetAggregateIdentifier ProjectId projectId, UserId member, Set<Role> roles) {}
