package io.countersign.engine.project;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

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

  /**
   * Audits showed that more is wrong than may be of what a model accepts alone: from now on, what
   * this version of it proposes goes to people.
   *
   * @param audits those that speak most clearly for it, up to the one that settled it
   * @param errors how many of them found the model wrong
   * @param mostErrors share of what is accepted that may be wrong, in (0, 1)
   * @param since when the last row was accepted that was audited before them; {@code null} where
   *     they are the first
   */
  @Revision("1")
  record MachineAcceptanceStopped(
      ProjectId projectId,
      String modelName,
      String modelVersion,
      int audits,
      int errors,
      double mostErrors,
      @Nullable Instant since)
      implements ProjectEvent {}

  /** What models are confident of is accepted alone again; only audits from now on can stop it. */
  @Revision("1")
  record MachineAcceptanceResumed(ProjectId projectId, UserId by, String reason)
      implements ProjectEvent {}

  /** What a person may do in the project was set; an empty set means that they left it. */
  @Revision("1")
  record MemberRolesChanged(ProjectId projectId, UserId member, Set<Role> roles)
      implements ProjectEvent {
    public MemberRolesChanged {
      roles = Collections.unmodifiableSet(new TreeSet<>(roles));
    }
  }
}
