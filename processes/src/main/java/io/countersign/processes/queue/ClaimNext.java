package io.countersign.processes.queue;

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
 */
public record ClaimNext(
    ProjectId projectId,
    UserId person,
    Set<Group> groups,
    Set<String> stages,
    @Nullable Instant informedUntil) {
  public ClaimNext {
    groups = Set.copyOf(groups);
    stages = Set.copyOf(stages);
  }

  /** For somebody who could never see true labels. */
  public ClaimNext(ProjectId projectId, UserId person, Set<Group> groups, Set<String> stages) {
    this(projectId, person, groups, stages, null);
  }
}
