package io.countersign.engine.datarow.task;

import io.countersign.engine.datarow.DataRowEvent;
import io.countersign.engine.datarow.DataRowEvent.ClaimExpired;
import io.countersign.engine.datarow.DataRowEvent.SentToRework;
import io.countersign.engine.datarow.DataRowEvent.TaskClaimed;
import io.countersign.engine.datarow.DataRowEvent.TaskEscalated;
import io.countersign.engine.datarow.DataRowEvent.TaskOpened;
import io.countersign.engine.datarow.DataRowEvent.TaskReleased;
import io.countersign.engine.datarow.InputRules;
import io.countersign.engine.datarow.Look;
import io.countersign.engine.datarow.Review;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.TaskKind;
import io.countersign.engine.datarow.flow.FlowRules;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.datarow.fold.Task;
import io.countersign.engine.project.Policies;
import io.countersign.engine.project.UserId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides about the tasks of a row: who may open, take, give back and escalate them. */
public final class TaskDecider {
  private TaskDecider() {}

  /** Opens the row's next task; for a rework, a round begins with it. */
  public static List<DataRowEvent> open(DataRowFold row, OpenTask command, Policies policies) {
    InputRules.requirePriority(command.priority());
    InputRules.requireTimes(command.warnAt(), command.dueAt());
    FlowRules.requireOpenable(row, command.kind(), command.independent());
    if (command.kind() != TaskKind.REWORK) {
      return List.of(opened(row, command, row.round(), barred(row, command.kind(), policies)));
    }
    int round = row.round() + 1;
    return List.of(
        new SentToRework(row.id(), round, row.labeller().orElse(null)),
        opened(row, command, round, List.of()));
  }

  /**
   * Nobody reviews a label that they had a hand in, nor, unless the policy allows it, one that they
   * have reviewed in this round.
   */
  private static List<UserId> barred(DataRowFold row, TaskKind kind, Policies policies) {
    if (row.lookAsked().isPresent()) {
      return barredFromLook(row, kind, policies);
    }
    if (kind == TaskKind.LABEL) {
      return List.of();
    }
    Stream<UserId> reviewers =
        row.policy(policies).review().repeatReviewers()
            ? Stream.of()
            : row.reviews().stream()
                .filter(review -> review.round() == row.round())
                .map(Review::reviewer);
    return Stream.concat(row.authors().stream(), reviewers).distinct().toList();
  }

  /** Each look is another person's; a second one of a reviewer only where the policy allows it. */
  private static List<UserId> barredFromLook(DataRowFold row, TaskKind kind, Policies policies) {
    boolean repeats = kind != TaskKind.LABEL && row.policy(policies).review().repeatReviewers();
    Stream<UserId> looked =
        row.looksOfThisPass().stream()
            .filter(look -> !repeats || look.kind().gives())
            .map(Look::by);
    return Stream.concat(row.authors().stream(), looked).distinct().toList();
  }

  private static TaskOpened opened(
      DataRowFold row, OpenTask command, int round, List<UserId> barred) {
    return new TaskOpened(
        row.id(),
        nextId(row),
        row.projectId(),
        row.batchId(),
        command.kind(),
        command.stage(),
        command.group(),
        round,
        command.independent(),
        command.priority(),
        command.warnAt(),
        command.dueAt(),
        barred,
        command.kind() == TaskKind.REWORK ? row.labeller().orElse(null) : null);
  }

  private static TaskId nextId(DataRowFold row) {
    return new TaskId(row.id(), row.tasks().size() + 1);
  }

  public static TaskClaimed claim(DataRowFold row, ClaimTask command) {
    Task task = TaskRules.requireCurrent(row, command.taskId());
    TaskRules.requireClaimable(row, task, command.assignee(), command.at());
    TaskRules.requireUninformed(row, command.informedUntil());
    return new TaskClaimed(row.id(), task.id(), command.assignee(), command.expiresAt());
  }

  public static TaskReleased release(DataRowFold row, ReleaseTask command) {
    Task task = TaskRules.requireCurrent(row, command.taskId());
    UserId assignee = TaskRules.requireAssignee(task);
    if (!command.force()) {
      TaskRules.requireAssignedTo(task, command.by());
    }
    return new TaskReleased(row.id(), task.id(), assignee);
  }

  /** Nothing if the claim holds, or is none any more. */
  public static Optional<ClaimExpired> expire(DataRowFold row, ExpireClaim command) {
    return row.openTask(command.taskId())
        .filter(task -> TaskRules.claimHasExpired(task, command.at()))
        .map(task -> new ClaimExpired(row.id(), task.id(), TaskRules.requireAssignee(task)));
  }

  /** Nothing if it is as urgent already. */
  public static Optional<TaskEscalated> escalate(DataRowFold row, EscalateTask command) {
    InputRules.requirePriority(command.priority());
    InputRules.requireReason(command.reason());
    Task task = TaskRules.requireCurrent(row, command.taskId());
    boolean changes = !task.escalated() || task.priority() != command.priority();
    return changes
        ? Optional.of(new TaskEscalated(row.id(), task.id(), command.priority(), command.reason()))
        : Optional.empty();
  }
}
