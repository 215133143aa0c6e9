package io.countersign.ops.server.security.access;

import static io.countersign.engine.project.Role.ADMIN;
import static io.countersign.engine.project.Role.AUDITOR;
import static io.countersign.engine.project.Role.LABELLER;
import static io.countersign.engine.project.Role.LEAD;
import static io.countersign.engine.project.Role.MANAGER;
import static io.countersign.engine.project.Role.REVIEWER;

import io.countersign.engine.project.Role;
import java.util.Set;

/** What a call needs: roles in the project that it is about, or of the installation. */
public enum Permission {
  /** Anybody, logged in or not. */
  PUBLIC(Scope.NOBODY, Set.of()),
  /** Whoever is logged in, about themselves or what they may see. */
  SIGNED_IN(Scope.INSTALLATION, Set.of(Role.values())),
  /** The same, but not with a token for one role: the account is more than that. */
  OWN_ACCOUNT(Scope.INSTALLATION, Set.of(Role.values())),
  /** Those who run the installation. */
  ADMINISTER(Scope.INSTALLATION, Set.of()),
  /** Those who run the installation, or a project of it. */
  MANAGE_ANY(Scope.INSTALLATION, Set.of(MANAGER, ADMIN)),
  /** Members look at the work. */
  READ(Scope.PROJECT, Set.of(Role.values())),
  /** Figures about the work and those who do it. */
  OVERSEE(Scope.PROJECT, Set.of(LEAD, MANAGER, AUDITOR, ADMIN)),
  /** What may tell true labels. */
  INSPECT(Scope.PROJECT, Set.of(MANAGER, AUDITOR, ADMIN)),
  /** Do the work; which of it depends on the task's group. */
  WORK(Scope.PROJECT, Set.of(LABELLER, REVIEWER, LEAD)),
  /** Do the work, or take it away from somebody who does. */
  WORK_OR_STEER(Scope.PROJECT, Set.of(LABELLER, REVIEWER, LEAD, MANAGER, ADMIN)),
  /** Say who does what next. */
  STEER(Scope.PROJECT, Set.of(LEAD, MANAGER, ADMIN)),
  /** Set up the project, and bring rows and models in. */
  MANAGE(Scope.PROJECT, Set.of(MANAGER, ADMIN));

  /** What a permission is about. */
  public enum Scope {
    NOBODY,
    INSTALLATION,
    PROJECT
  }

  private final Scope scope;
  private final Set<Role> roles;

  Permission(Scope scope, Set<Role> roles) {
    this.scope = scope;
    this.roles = roles;
  }

  public Scope scope() {
    return scope;
  }

  /** The roles of which one is needed; in any project, where the scope is the installation. */
  public Set<Role> roles() {
    return roles;
  }
}
