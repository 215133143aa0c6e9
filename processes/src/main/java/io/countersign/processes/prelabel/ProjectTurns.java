package io.countersign.processes.prelabel;

import io.countersign.engine.project.ProjectId;
import io.countersign.processes.flow.FlowEngine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Whose rows are next: projects take turns, and never do two workers here work for the same one, so
 * that a project with many rows, or with a slow model, keeps only one of them.
 */
public final class ProjectTurns {
  private final FlowEngine engine;
  private final Set<ProjectId> busy = new HashSet<>();
  private String last = "";

  public ProjectTurns(FlowEngine engine) {
    this.engine = engine;
  }

  /**
   * Has {@code work} done for the next project that has any.
   *
   * @param work answers how much it did
   * @return how much was done; 0 if there is nothing to do
   */
  int next(ToIntFunction<ProjectId> work) {
    for (ProjectId project : inTurn(engine.projectsWaitingForModels())) {
      int done = take(project) ? workAndGiveBack(project, work) : 0;
      if (done > 0) {
        return done;
      }
    }
    return 0;
  }

  /** Those after the one that was last, then the others. */
  private synchronized List<ProjectId> inTurn(List<ProjectId> byId) {
    List<ProjectId> inTurn = new ArrayList<>();
    byId.stream().filter(project -> project.value().compareTo(last) > 0).forEach(inTurn::add);
    byId.stream().filter(project -> project.value().compareTo(last) <= 0).forEach(inTurn::add);
    return inTurn;
  }

  private synchronized boolean take(ProjectId project) {
    return busy.add(project);
  }

  private int workAndGiveBack(ProjectId project, ToIntFunction<ProjectId> work) {
    try {
      return work.applyAsInt(project);
    } finally {
      giveBack(project);
    }
  }

  private synchronized void giveBack(ProjectId project) {
    busy.remove(project);
    last = project.value();
  }
}
