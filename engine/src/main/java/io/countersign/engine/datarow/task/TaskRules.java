package io.countersign.engine.datarow.task;

import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.TaskKind;
import io.countersign.engine.datarow.TaskState;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.datarow.fold.Task;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may do what to a task, and when. */
public final class TaskRules {
  private TaskRules() {}

  /** The task that is meant, which must be open. */
  public static Task requireCurrent(DataRowFold row, TaskId taskId) {
    Optional<Task> current = row.openTask(taskId);
    if (current.isPresent()) {
      return current.get();
    }
    Task passed =
        row.task(taskId)
            .orElseThrow(
                () -> new CommandRefused(Refusal.TASK_NOT_FOUND, "There is no task " + taskId));
    throw new CommandRefused(
        Refusal.STAGE_PASSED,
        "Expected to act on stage %s, but the row is at %s".formatted(passed.stage(), row.state()));
  }

  public static void requireClaimable(DataRowFold row, Task task, UserId person, Instant at) {
    if (task.state() == TaskState.CLAIMED
        && !person.equals(task.assignee())
        && !claimHasExpired(task, at)) {
      throw claimedByAnother(task);
    }
    requireNotBarred(row, task, person);
    if (task.reservedFor() != null && !person.equals(task.reservedFor())) {
      throw new CommandRefused(
          Refusal.TASK_RESERVED,
          "Expected to claim task %s, but it is kept for %s"
              .formatted(task.id(), task.reservedFor()));
    }
  }

  /** Nobody is measured on a true label that they could see before. */
  public static void requireUninformed(DataRowFold row, @Nullable Instant informedUntil) {
    boolean measures = !row.registered().benchmark().isEmpty();
    if (measures && informedUntil != null && row.registeredAt().isBefore(informedUntil)) {
      throw new CommandRefused(
          Refusal.TRUTH_KNOWN,
          "Expected somebody who could never see the true label of %s".formatted(row.id()));
    }
  }

  public static UserId requireAssignee(Task task) {
    UserId assignee = task.assignee();
    if (task.state() != TaskState.CLAIMED || assignee == null) {
      throw new CommandRefused(
          Refusal.TASK_NOT_CLAIMED,
          "Expected task " + task.id() + " to be claimed, but it is " + task.state());
    }
    return assignee;
  }

  public static void requireAssignedTo(Task task, UserId person) {
    if (!requireAssignee(task).equals(person)) {
      throw claimedByAnother(task);
    }
  }

  public static void requireHeldBy(Task task, UserId person, Instant at) {
    requireAssignedTo(task, person);
    if (claimHasExpired(task, at)) {
      throw new CommandRefused(
          Refusal.CLAIM_EXPIRED,
          "Expected a claim that holds, but it ran out at " + task.claimExpiresAt());
    }
  }

  public static boolean claimHasExpired(Task task, Instant at) {
    Instant expires = task.claimExpiresAt();
    return task.state() == TaskState.CLAIMED && expires != null && !at.isBefore(expires);
  }

  /**
   * Nobody decides on a label that they wrote or reviewed before or at a task that they passed on,
   * nor makes two of the labels that are independent.
   */
  public static void requireNotBarred(DataRowFold row, Task task, UserId person) {
    if (row.barred(task).contains(person)) {
      throw new CommandRefused(
          Refusal.OWN_LABEL,
          task.independent()
              ? "Expected another person for each label, but %s has or passed on one"
                  .formatted(person)
              : "Expected somebody who had no part in it yet, but %s wrote, reviewed or passed it on"
                  .formatted(person));
    }
  }

  public static void requireKind(Task task, TaskKind... kinds) {
    if (!Set.of(kinds).contains(task.kind())) {
      throw new CommandRefused(
          Refusal.WRONG_TASK_KIND,
          "Expected a task of " + Set.of(kinds) + ", but it is " + task.kind());
    }
  }

  private static CommandRefused claimedByAnother(Task task) {
    return new CommandRefused(
        Refusal.TASK_CLAIMED_BY_ANOTHER,
        "Expected task %s to be yours, but %s has it".formatted(task.id(), task.assignee()));
  }
}
