package io.countersign.engine.project;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.serialization.Revision;

/** What happened to a project. */
public sealed interface ProjectEvent {
  ProjectId projectId();

  /**
   * A project was made; its policy has version 1.
   *
   * @param mediaType {@code image/*} or {@code text/plain}
   */
  @Revision("3")
  record ProjectCreated(ProjectId projectId, String name, String mediaType, Policy policy)
      implements ProjectEvent {}

  /** Rows registered from now on are under this policy. */
  @Revision("2")
  record ProjectPolicyChanged(ProjectId projectId, int policyVersion, Policy policy)
      implements ProjectEvent {}

  /** It was put away: nobody is offered its rows, and none come in, until it is restored. */
  @Revision("1")
  record ProjectArchived(ProjectId projectId, UserId by) implements ProjectEvent {}

  /** It is back, as it was. */
  @Revision("1")
  record ProjectRestored(ProjectId projectId, UserId by) implements ProjectEvent {}

  /** What a person may do in the project was set; an empty set means that they left it. */
  @Revision("1")
  record MemberRolesChanged(ProjectId projectId, UserId member, Set<Role> roles)
      implements ProjectEvent {
    public MemberRolesChanged {
      roles = Collections.unmodifiableSet(new TreeSet<>(roles));
    }
  }
}
