package io.countersign.processes.queue;

import io.countersign.engine.project.ClaimOrder;
import io.countersign.engine.project.Group;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the most urgent task that a person may claim.
 *
 * @param groups that the person is in
 * @param stages to look at; empty for all
 * @param informedUntil until when the person could see true labels; null if never
 * @param order what is urgent, as the project's policy says
 */
public record ClaimNext(
    ProjectId projectId,
    UserId person,
    Set<Group> groups,
    Set<String> stages,
    @Nullable Instant informedUntil,
    ClaimOrder order) {
  public ClaimNext {
    groups = Set.copyOf(groups);
    stages = Set.copyOf(stages);
  }

  /** For somebody who could never see true labels: what is due first. */
  public ClaimNext(ProjectId projectId, UserId person, Set<Group> groups, Set<String> stages) {
    this(projectId, person, groups, stages, null, ClaimOrder.DUE_FIRST);
  }

  /** The same wish in another order. */
  public ClaimNext in(ClaimOrder other) {
    return new ClaimNext(projectId, person, groups, stages, informedUntil, other);
  }
}
