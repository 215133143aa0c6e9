package io.countersign.engine.datarow;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.DataRowEvent.ClaimExpired;
import io.countersign.engine.datarow.DataRowEvent.DataRowAccepted;
import io.countersign.engine.datarow.DataRowEvent.DataRowRegistered;
import io.countersign.engine.datarow.DataRowEvent.DataRowReopened;
import io.countersign.engine.datarow.DataRowEvent.DataRowRouted;
import io.countersign.engine.datarow.DataRowEvent.DataRowSkipped;
import io.countersign.engine.datarow.DataRowEvent.LabelAdjudicated;
import io.countersign.engine.datarow.DataRowEvent.LabelApproved;
import io.countersign.engine.datarow.DataRowEvent.LabelCorrected;
import io.countersign.engine.datarow.DataRowEvent.LabelRejected;
import io.countersign.engine.datarow.DataRowEvent.LabelSubmitted;
import io.countersign.engine.datarow.DataRowEvent.PreLabelFailed;
import io.countersign.engine.datarow.DataRowEvent.PreLabelProposed;
import io.countersign.engine.datarow.DataRowEvent.PreLabelRequested;
import io.countersign.engine.datarow.DataRowEvent.SentToRework;
import io.countersign.engine.datarow.DataRowEvent.SlaAtRisk;
import io.countersign.engine.datarow.DataRowEvent.SlaBreached;
import io.countersign.engine.datarow.DataRowEvent.TaskClaimed;
import io.countersign.engine.datarow.DataRowEvent.TaskEscalated;
import io.countersign.engine.datarow.DataRowEvent.TaskOpened;
import io.countersign.engine.datarow.DataRowEvent.TaskReleased;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.modelrun.ModelRunId;
import io.countersign.engine.project.Policies;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import io.countersign.engine.sla.SlaState;
import io.countersign.engine.task.TaskId;
import io.countersign.engine.task.TaskKind;
import io.countersign.engine.task.TaskState;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Decides about one data row; what it knows is in {@link DataRowFold}. */
@SuppressWarnings("NullAway.Init") // Axon sets the state from the stored events
public final class DataRow {
  @AggregateIdentifier private DataRowId id;
  private final DataRowFold row = new DataRowFold();

  /** For Axon, which then replays the events. */
  DataRow() {}

  DataRow(
      ProjectId projectId,
      BatchId batchId,
      int policyVersion,
      NewDataRow newRow,
      boolean awaitsPreLabel) {
    apply(
        new DataRowRegistered(
            newRow.dataRowId(),
            projectId,
            batchId,
            newRow.key(),
            newRow.content(),
            newRow.metadata(),
            newRow.benchmark(),
            policyVersion,
            awaitsPreLabel));
    PreLabel preLabel = newRow.preLabel();
    if (preLabel != null) {
      // Axon applies what a constructor publishes only once it is through: the id is not set yet.
      apply(proposed(newRow.dataRowId(), null, preLabel));
    }
  }

  /** Asks a model for the row, if it waits for a person to label it and nobody has it. */
  boolean requestPreLabel(ModelRunId modelRunId, ModelRef model) {
    Optional<Task> task = row.task();
    boolean waits =
        task.isPresent()
            && task.get().kind() == TaskKind.LABEL
            && task.get().state() == TaskState.OPEN
            && row.preLabel().isEmpty();
    if (waits) {
      apply(new PreLabelRequested(id, modelRunId, model));
    }
    return waits;
  }

  /** Takes a model's answer; one that does not fit the ontology counts as none. */
  boolean propose(@Nullable ModelRunId modelRunId, PreLabel preLabel, Policies policies) {
    if (row.state() != DataRowState.AWAITING_PRE_LABEL) {
      return false;
    }
    Optional<String> misfit = LabelRules.misfit(row, policy(policies), preLabel);
    if (misfit.isPresent()) {
      apply(new PreLabelFailed(id, modelRunId, preLabel.model(), misfit.get()));
    } else {
      apply(proposed(id, modelRunId, preLabel));
    }
    return true;
  }

  /** Notes that there is no model's answer. */
  boolean failPreLabel(@Nullable ModelRunId modelRunId, @Nullable ModelRef model, String reason) {
    boolean waits = row.state() == DataRowState.AWAITING_PRE_LABEL;
    if (waits) {
      apply(new PreLabelFailed(id, modelRunId, model, InputRules.shortened(reason)));
    }
    return waits;
  }

  /** The row as it is now; it changes along with the aggregate until the transaction ends. */
  @CommandHandler
  DataRowFold handle(FindDataRow query) {
    return row;
  }

  @CommandHandler
  void handle(RouteDataRow command) {
    FlowRules.requireRoutable(row, command.route());
    apply(new DataRowRouted(id, command.route(), command.reason()));
  }

  @CommandHandler
  TaskId handle(OpenTask command) {
    InputRules.requirePriority(command.priority());
    InputRules.requireTimes(command.warnAt(), command.dueAt());
    FlowRules.requireOpenable(row, command.kind());
    if (command.kind() == TaskKind.REWORK) {
      apply(new SentToRework(id, row.round() + 1, row.labeller().orElse(null)));
    }
    TaskId taskId = new TaskId(id, row.tasks().size() + 1);
    apply(opened(command, taskId));
    return taskId;
  }

  private TaskOpened opened(OpenTask command, TaskId taskId) {
    boolean reviews = command.kind() == TaskKind.REVIEW || command.kind() == TaskKind.ADJUDICATE;
    return new TaskOpened(
        id,
        taskId,
        row.projectId(),
        row.batchId(),
        command.kind(),
        command.stage(),
        command.group(),
        row.round(),
        command.priority(),
        command.warnAt(),
        command.dueAt(),
        reviews ? row.label().map(Label::author).orElse(null) : null,
        command.kind() == TaskKind.REWORK ? row.labeller().orElse(null) : null);
  }

  @CommandHandler
  void handle(ClaimTask command) {
    Task task = TaskRules.requireCurrent(row, command.taskId());
    TaskRules.requireClaimable(task, command.assignee(), command.at());
    apply(new TaskClaimed(id, task.id(), command.assignee(), command.expiresAt()));
  }

  @CommandHandler
  void handle(ReleaseTask command) {
    Task task = TaskRules.requireCurrent(row, command.taskId());
    UserId assignee = TaskRules.requireAssignee(task);
    if (!command.force()) {
      TaskRules.requireAssignedTo(task, command.by());
    }
    apply(new TaskReleased(id, task.id(), assignee));
  }

  @CommandHandler
  void handle(ExpireClaim command) {
    Optional<Task> task = row.task().filter(t -> t.id().equals(command.taskId()));
    if (task.isPresent() && TaskRules.claimHasExpired(task.get(), command.at())) {
      UserId assignee = TaskRules.requireAssignee(task.get());
      apply(new ClaimExpired(id, command.taskId(), assignee));
    }
  }

  @CommandHandler
  void handle(SubmitLabel command, Policies policies) {
    Decision decision = command.decision();
    Task task = requireDecidable(decision);
    TaskRules.requireKind(task, TaskKind.LABEL, TaskKind.REWORK, TaskKind.ADJUDICATE);
    LabelRules.requireFits(row, policy(policies), command.annotations());
    apply(
        task.kind() == TaskKind.ADJUDICATE
            ? adjudicated(task, decision, command.annotations())
            : submitted(task, decision, command.annotations()));
  }

  private LabelSubmitted submitted(Task task, Decision decision, List<Annotation> annotations) {
    return new LabelSubmitted(
        id,
        task.id(),
        task.stage(),
        task.round(),
        decision.by(),
        annotations,
        decision.comment(),
        decision.secondsSpent());
  }

  private LabelAdjudicated adjudicated(Task task, Decision decision, List<Annotation> annotations) {
    return new LabelAdjudicated(
        id,
        task.id(),
        task.round(),
        decision.by(),
        annotations,
        decision.comment(),
        decision.secondsSpent());
  }

  @CommandHandler
  void handle(ApproveLabel command) {
    Decision decision = command.decision();
    Task task = requireReviewable(decision);
    apply(
        new LabelApproved(
            id,
            task.id(),
            task.stage(),
            task.round(),
            decision.by(),
            decision.comment(),
            decision.secondsSpent()));
  }

  @CommandHandler
  void handle(CorrectLabel command, Policies policies) {
    Decision decision = command.decision();
    Task task = requireReviewable(decision);
    Policy policy = policy(policies);
    LabelRules.requireFits(row, policy, command.annotations());
    String reason = command.reason();
    if (reason != null) {
      LabelRules.requireListed(policy, reason);
    }
    apply(
        new LabelCorrected(
            id,
            task.id(),
            task.stage(),
            task.round(),
            decision.by(),
            command.annotations(),
            reason,
            decision.comment(),
            decision.secondsSpent()));
  }

  @CommandHandler
  void handle(RejectLabel command, Policies policies) {
    Decision decision = command.decision();
    Task task = requireReviewable(decision);
    Policy policy = policy(policies);
    LabelRules.requireListed(policy, command.reason());
    apply(
        new LabelRejected(
            id,
            task.id(),
            task.stage(),
            task.round(),
            decision.by(),
            command.reason(),
            row.roundsUsed() < policy.review().maxRounds(),
            decision.comment(),
            decision.secondsSpent()));
  }

  @CommandHandler
  void handle(SkipDataRow command) {
    Decision decision = command.decision();
    InputRules.requireReason(command.reason());
    Task task = requireDecidable(decision);
    apply(
        new DataRowSkipped(
            id, task.id(), task.stage(), decision.by(), command.reason(), decision.comment()));
  }

  @CommandHandler
  void handle(AcceptDataRow command) {
    Label label = FlowRules.requireAcceptable(row);
    boolean byModel = row.reviews().isEmpty() && label.author() == null;
    apply(
        new DataRowAccepted(
            id, byModel ? AcceptedBy.MODEL : AcceptedBy.REVIEW, row.round(), label.annotations()));
  }

  @CommandHandler
  void handle(ReopenDataRow command) {
    InputRules.requireReason(command.reason());
    FlowRules.requireFinished(row);
    apply(new DataRowReopened(id, command.by(), command.reason()));
  }

  @CommandHandler
  void handle(WarnOfSla command) {
    row.task()
        .filter(task -> task.id().equals(command.taskId()))
        .filter(task -> task.sla() == SlaState.ON_TRACK && passed(task.warnAt(), command.at()))
        .ifPresent(task -> apply(new SlaAtRisk(id, task.id(), task.stage(), due(task))));
  }

  @CommandHandler
  void handle(BreachSla command) {
    row.task()
        .filter(task -> task.id().equals(command.taskId()))
        .filter(task -> task.sla() != SlaState.BREACHED && passed(task.dueAt(), command.at()))
        .ifPresent(task -> apply(new SlaBreached(id, task.id(), task.stage(), due(task))));
  }

  @CommandHandler
  void handle(EscalateTask command) {
    InputRules.requirePriority(command.priority());
    InputRules.requireReason(command.reason());
    Task task = TaskRules.requireCurrent(row, command.taskId());
    if (!task.escalated() || task.priority() != command.priority()) {
      apply(new TaskEscalated(id, task.id(), command.priority(), command.reason()));
    }
  }

  private Task requireReviewable(Decision decision) {
    Task task = requireDecidable(decision);
    TaskRules.requireKind(task, TaskKind.REVIEW);
    return task;
  }

  private Task requireDecidable(Decision decision) {
    InputRules.requireWithinLimits(decision);
    requireVersion(decision.expectedVersion());
    Task task = TaskRules.requireCurrent(row, decision.taskId());
    TaskRules.requireHeldBy(task, decision.by(), decision.at());
    TaskRules.requireOtherThanAuthor(task, decision.by());
    return task;
  }

  private void requireVersion(@Nullable Long expected) {
    if (expected != null && !expected.equals(getVersion())) {
      throw new CommandRefused(
          Refusal.STALE_VERSION,
          "Expected " + id + " at version " + expected + ", but it is at " + getVersion());
    }
  }

  private static PreLabelProposed proposed(
      DataRowId dataRowId, @Nullable ModelRunId modelRunId, PreLabel preLabel) {
    return new PreLabelProposed(
        dataRowId, modelRunId, preLabel.model(), preLabel.annotations(), preLabel.confidence());
  }

  private Policy policy(Policies policies) {
    return policies.policy(row.projectId(), row.registered().policyVersion());
  }

  private static boolean passed(@Nullable Instant limit, Instant at) {
    return limit != null && !at.isBefore(limit);
  }

  private static Instant due(Task task) {
    return Objects.requireNonNull(task.dueAt());
  }

  @EventSourcingHandler
  void on(DataRowEvent event, @Timestamp Instant at) {
    id = event.dataRowId();
    row.apply(event, at);
  }
}
