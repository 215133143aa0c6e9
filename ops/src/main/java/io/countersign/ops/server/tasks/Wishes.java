package io.countersign.ops.server.tasks;

import io.countersign.engine.project.Group;
import io.countersign.engine.project.Policies;
import io.countersign.ops.server.security.access.ProjectAccess;
import io.countersign.processes.queue.ClaimNext;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What callers may claim, and in which order. */
@Component
final class Wishes {
  private final Policies policies;

  Wishes(Policies policies) {
    this.policies = policies;
  }

  /**
   * What the caller may claim next. The order is the project's as it is now, whatever version a row
   * is under.
   *
   * @param stages to look at; all of them where there are none
   */
  ClaimNext of(ProjectAccess granted, @Nullable List<String> stages) {
    return new ClaimNext(
        granted.id(),
        granted.person(),
        groups(granted),
        stages == null ? Set.of() : Set.copyOf(stages),
        granted.informedUntil(),
        policies.policy(granted.id(), granted.project().policyVersion()).review().orderOfClaims());
  }

  private static Set<Group> groups(ProjectAccess granted) {
    Set<Group> groups = EnumSet.noneOf(Group.class);
    for (Group group : Group.values()) {
      if (granted.roles().contains(group.role())) {
        groups.add(group);
      }
    }
    return groups;
  }
}
