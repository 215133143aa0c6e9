package io.countersign.processes.queue;

import io.countersign.engine.project.Group;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import java.util.Set;

/**
 * Asks for the most urgent task that a person may claim.
 *
 * @param groups that the person is in
 * @param stages to look at; empty for all
 */
public record ClaimNext(ProjectId projectId, UserId person, Set<Group> groups, Set<String> stages) {
  public ClaimNext {
    groups = Set.copyOf(groups);
    stages = Set.copyOf(stages);
  }
}
