package io.countersign.ops.server.tasks;

import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.limits.Limits;
import io.countersign.processes.queue.QueuedTask;
import io.countersign.processes.queue.WorkQueue;
import org.springframework.stereotype.Component;

/** How many tasks of a project one person may hold at a time. */
@Component
final class ClaimLimit {
  private final WorkQueue queue;
  private final Limits limits;

  ClaimLimit(WorkQueue queue, Limits limits) {
    this.queue = queue;
    this.limits = limits;
  }

  /**
   * Inside the transaction that claims.
   *
   * @throws RequestRefused TOO_MANY_AT_ONCE
   */
  void requireRoom(ProjectId project, UserId person) {
    room(project, person);
  }

  /**
   * How many more tasks the person may claim, at least one; inside the transaction that claims.
   *
   * @throws RequestRefused TOO_MANY_AT_ONCE
   */
  int room(ProjectId project, UserId person) {
    long held = queue.held(project, person);
    if (held >= limits.claims()) {
      throw new RequestRefused(
          ProblemCode.TOO_MANY_AT_ONCE,
          "Expected at most " + limits.claims() + " claimed tasks; finish or release one first");
    }
    return (int) (limits.claims() - held);
  }

  /** The same for this task, which takes no room if the person has it already. */
  void requireRoom(QueuedTask task, UserId person) {
    if (!person.equals(task.assignee())) {
      requireRoom(task.projectId(), person);
    }
  }
}
