package io.countersign.engine.datarow.label;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.annotation.Answers;
import io.countersign.engine.datarow.DataRowEvent;
import io.countersign.engine.datarow.DataRowEvent.DataRowSkipped;
import io.countersign.engine.datarow.DataRowEvent.LabelAdjudicated;
import io.countersign.engine.datarow.DataRowEvent.LabelApproved;
import io.countersign.engine.datarow.DataRowEvent.LabelCorrected;
import io.countersign.engine.datarow.DataRowEvent.LabelRejected;
import io.countersign.engine.datarow.DataRowEvent.LabelSubmitted;
import io.countersign.engine.datarow.DataRowEvent.SkipProposed;
import io.countersign.engine.datarow.InputRules;
import io.countersign.engine.datarow.TaskKind;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.datarow.fold.Task;
import io.countersign.engine.datarow.task.TaskRules;
import io.countersign.engine.project.Policies;
import io.countersign.engine.project.Policy;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides what people say of a row's label, each at a task that they hold. */
public final class LabelDecider {
  private LabelDecider() {}

  public static DataRowEvent submit(DataRowFold row, SubmitLabel command, Policies policies) {
    Decision decision = command.decision();
    Task task = requireDecidable(row, decision);
    TaskRules.requireKind(task, TaskKind.LABEL, TaskKind.REWORK, TaskKind.ADJUDICATE);
    LabelRules.requireFits(row, row.policy(policies), command.annotations());
    return task.kind() == TaskKind.ADJUDICATE
        ? adjudicated(task, decision, command.annotations())
        : submitted(task, decision, command.annotations());
  }

  private static LabelSubmitted submitted(
      Task task, Decision decision, List<Annotation> annotations) {
    return new LabelSubmitted(
        task.id().dataRowId(),
        task.id(),
        task.stage(),
        task.round(),
        decision.by(),
        annotations,
        decision.comment(),
        decision.secondsSpent());
  }

  private static LabelAdjudicated adjudicated(
      Task task, Decision decision, List<Annotation> annotations) {
    return new LabelAdjudicated(
        task.id().dataRowId(),
        task.id(),
        task.round(),
        decision.by(),
        annotations,
        decision.comment(),
        decision.secondsSpent());
  }

  public static LabelApproved approve(DataRowFold row, ApproveLabel command) {
    return approved(requireReviewable(row, command.decision()), command.decision());
  }

  private static LabelApproved approved(Task task, Decision decision) {
    return new LabelApproved(
        task.id().dataRowId(),
        task.id(),
        task.stage(),
        task.round(),
        decision.by(),
        decision.comment(),
        decision.secondsSpent());
  }

  /** A correction that changes nothing is an approval: nobody becomes the author by it. */
  public static DataRowEvent correct(DataRowFold row, CorrectLabel command, Policies policies) {
    Decision decision = command.decision();
    Task task = requireReviewable(row, decision);
    Policy policy = row.policy(policies);
    LabelRules.requireFits(row, policy, command.annotations());
    String reason = command.reason();
    if (reason != null) {
      LabelRules.requireListed(policy, reason);
    }
    return Answers.same(row.annotations(), command.annotations())
        ? approved(task, decision)
        : corrected(task, command);
  }

  private static LabelCorrected corrected(Task task, CorrectLabel command) {
    Decision decision = command.decision();
    return new LabelCorrected(
        task.id().dataRowId(),
        task.id(),
        task.stage(),
        task.round(),
        decision.by(),
        command.annotations(),
        command.reason(),
        decision.comment(),
        decision.secondsSpent());
  }

  public static LabelRejected reject(DataRowFold row, RejectLabel command, Policies policies) {
    Decision decision = command.decision();
    Task task = requireReviewable(row, decision);
    Policy policy = row.policy(policies);
    LabelRules.requireListed(policy, command.reason());
    return new LabelRejected(
        row.id(),
        task.id(),
        task.stage(),
        task.round(),
        decision.by(),
        command.reason(),
        row.roundsUsed() < policy.review().maxRounds(),
        decision.comment(),
        decision.secondsSpent());
  }

  /** The first of two people passes the task on, where the policy has skips confirmed. */
  public static DataRowEvent skip(DataRowFold row, SkipDataRow command, Policies policies) {
    Task task = requireDecidable(row, command.decision());
    boolean confirmed = row.skipIsProposed() || !row.policy(policies).review().skipsAreConfirmed();
    return confirmed ? skipped(row, task, command) : skipProposed(row, task, command);
  }

  private static DataRowSkipped skipped(DataRowFold row, Task task, SkipDataRow command) {
    Decision decision = command.decision();
    return new DataRowSkipped(
        row.id(),
        task.id(),
        task.stage(),
        decision.by(),
        command.reason().name(),
        decision.comment());
  }

  private static SkipProposed skipProposed(DataRowFold row, Task task, SkipDataRow command) {
    Decision decision = command.decision();
    return new SkipProposed(
        row.id(),
        task.id(),
        task.stage(),
        decision.by(),
        command.reason().name(),
        decision.comment());
  }

  private static Task requireReviewable(DataRowFold row, Decision decision) {
    Task task = requireDecidable(row, decision);
    TaskRules.requireKind(task, TaskKind.REVIEW);
    return task;
  }

  private static Task requireDecidable(DataRowFold row, Decision decision) {
    InputRules.requireComment(decision.comment());
    InputRules.requireSecondsSpent(decision.secondsSpent());
    requireVersion(row, decision.expectedVersion());
    Task task = TaskRules.requireCurrent(row, decision.taskId());
    TaskRules.requireHeldBy(task, decision.by(), decision.at());
    TaskRules.requireNotBarred(row, task, decision.by());
    return task;
  }

  private static void requireVersion(DataRowFold row, @Nullable Long expected) {
    if (expected != null && expected != row.version()) {
      throw new CommandRefused(
          Refusal.STALE_VERSION,
          "Expected %s at version %d, but it is at %d"
              .formatted(row.id(), expected, row.version()));
    }
  }
}
