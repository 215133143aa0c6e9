package io.countersign.engine.datarow;

import static java.util.Objects.requireNonNull;

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
import io.countersign.engine.fold.Fold;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.modelrun.ModelRunId;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.engine.sla.SlaState;
import io.countersign.engine.task.TaskId;
import io.countersign.engine.task.TaskState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A data row as its events tell it. The one fold from a row's stream to its state: commands are
 * decided on it, history is shown by it, and process state and projections are rebuilt from it.
 */
@SuppressWarnings("NullAway.Init") // the first event of a stream sets what is never null
public final class DataRowFold {
  private static final Fold<DataRowFold> FOLD =
      new Fold<DataRowFold>()
          .on(DataRowRegistered.class, DataRowFold::on)
          .on(PreLabelRequested.class, DataRowFold::on)
          .on(PreLabelProposed.class, DataRowFold::on)
          .on(PreLabelFailed.class, DataRowFold::on)
          .on(DataRowRouted.class, DataRowFold::on)
          .on(TaskOpened.class, DataRowFold::on)
          .on(TaskClaimed.class, DataRowFold::on)
          .on(TaskReleased.class, (row, event, at) -> row.changeTask(Task::released))
          .on(ClaimExpired.class, (row, event, at) -> row.changeTask(Task::released))
          .on(LabelSubmitted.class, DataRowFold::on)
          .on(LabelApproved.class, DataRowFold::on)
          .on(LabelCorrected.class, DataRowFold::on)
          .on(LabelRejected.class, DataRowFold::on)
          .on(SentToRework.class, DataRowFold::on)
          .on(LabelAdjudicated.class, DataRowFold::on)
          .on(DataRowSkipped.class, DataRowFold::on)
          .on(DataRowAccepted.class, DataRowFold::on)
          .on(DataRowReopened.class, DataRowFold::on)
          .on(SlaAtRisk.class, (row, event, at) -> row.changeSla(SlaState.AT_RISK))
          .on(SlaBreached.class, (row, event, at) -> row.changeSla(SlaState.BREACHED))
          .on(TaskEscalated.class, DataRowFold::on);

  private DataRowRegistered registered;
  private Instant registeredAt;
  private Instant changedAt;
  private long version = -1;
  private DataRowState state = DataRowState.REGISTERED;
  private int round = 1;
  private int firstRound = 1;
  private boolean roundsLeft;
  private @Nullable DataRowRouted routed;
  private @Nullable PreLabelRequested requested;
  private @Nullable Label preLabel;
  private @Nullable String preLabelFailure;
  private @Nullable Label label;
  private @Nullable UserId labeller;
  private boolean awaitsRoute;
  private boolean labelRejected;
  private @Nullable AcceptedBy acceptedBy;
  private @Nullable Instant finishedAt;
  private final List<Label> labels = new ArrayList<>();
  private final List<Review> reviews = new ArrayList<>();
  private final List<Task> tasks = new ArrayList<>();

  /** The row after {@code event}, which happened at {@code at}. */
  public void apply(DataRowEvent event, Instant at) {
    version++;
    changedAt = at;
    FOLD.apply(this, event, at);
  }

  private void on(DataRowRegistered event, Instant at) {
    registered = event;
    registeredAt = at;
    state = event.awaitsPreLabel() ? DataRowState.AWAITING_PRE_LABEL : DataRowState.REGISTERED;
    awaitsRoute = !event.awaitsPreLabel();
  }

  private void on(PreLabelRequested event, Instant at) {
    finishTask();
    requested = event;
    awaitsRoute = false;
    state = DataRowState.AWAITING_PRE_LABEL;
  }

  private void on(PreLabelProposed event, Instant at) {
    preLabel =
        new Label(
            null,
            event.model(),
            "pre-label",
            round,
            event.annotations(),
            event.confidence(),
            null,
            at);
    labels.add(preLabel);
    preLabelFailure = null;
    awaitsRoute = true;
    state = DataRowState.REGISTERED;
  }

  private void on(PreLabelFailed event, Instant at) {
    preLabelFailure = event.reason();
    awaitsRoute = true;
    state = DataRowState.REGISTERED;
  }

  private void on(DataRowRouted event, Instant at) {
    routed = event;
    awaitsRoute = false;
    label = event.route() == Route.LABEL ? null : preLabel;
  }

  private void on(TaskOpened event, Instant at) {
    tasks.add(Task.opened(event, at));
    awaitsRoute = false;
    state = DataRowState.valueOf(event.kind().name());
  }

  private void on(TaskClaimed event, Instant at) {
    changeTask(task -> task.claimedBy(event.assignee(), event.expiresAt()));
  }

  private void on(LabelSubmitted event, Instant at) {
    labeller = event.author();
    newLabel(
        event.author(), event.stage(), event.round(), event.annotations(), event.comment(), at);
  }

  private void on(LabelApproved event, Instant at) {
    review(
        new Review(
            event.stage(),
            event.round(),
            event.reviewer(),
            ReviewOutcome.APPROVED,
            null,
            event.comment(),
            at));
  }

  private void on(LabelCorrected event, Instant at) {
    newLabel(
        event.reviewer(), event.stage(), event.round(), event.annotations(), event.comment(), at);
    review(
        new Review(
            event.stage(),
            event.round(),
            event.reviewer(),
            ReviewOutcome.CORRECTED,
            event.reason(),
            event.comment(),
            at));
  }

  private void on(LabelRejected event, Instant at) {
    roundsLeft = event.roundsLeft();
    review(
        new Review(
            event.stage(),
            event.round(),
            event.reviewer(),
            ReviewOutcome.REJECTED,
            event.reason(),
            event.comment(),
            at));
  }

  private void on(SentToRework event, Instant at) {
    round = event.round();
  }

  private void on(LabelAdjudicated event, Instant at) {
    newLabel(
        event.adjudicator(), "adjudicate", event.round(), event.annotations(), event.comment(), at);
    review(
        new Review(
            "adjudicate",
            event.round(),
            event.adjudicator(),
            ReviewOutcome.ADJUDICATED,
            null,
            event.comment(),
            at));
  }

  private void on(DataRowSkipped event, Instant at) {
    finishTask();
    state = DataRowState.SKIPPED;
    finishedAt = at;
  }

  private void on(DataRowAccepted event, Instant at) {
    state = DataRowState.ACCEPTED;
    awaitsRoute = false;
    acceptedBy = event.acceptedBy();
    finishedAt = at;
  }

  private void on(DataRowReopened event, Instant at) {
    round++;
    firstRound = round;
    label = labelRejected ? null : label;
    labelRejected = false;
    awaitsRoute = label == null;
    acceptedBy = null;
    finishedAt = null;
    state = DataRowState.REGISTERED;
  }

  private void on(TaskEscalated event, Instant at) {
    changeTask(task -> task.escalatedTo(event.priority()));
  }

  private void newLabel(
      UserId author,
      String stage,
      int inRound,
      List<Annotation> annotations,
      @Nullable String comment,
      Instant at) {
    label = new Label(author, null, stage, inRound, annotations, null, comment, at);
    labels.add(label);
    labelRejected = false;
    finishTask();
  }

  private void review(Review review) {
    reviews.add(review);
    labelRejected = review.outcome() == ReviewOutcome.REJECTED;
    finishTask();
  }

  private void finishTask() {
    if (task().isPresent()) {
      changeTask(Task::done);
    }
  }

  private void changeSla(SlaState sla) {
    changeTask(task -> task.with(sla));
  }

  private void changeTask(UnaryOperator<Task> change) {
    int last = tasks.size() - 1;
    tasks.set(last, change.apply(tasks.get(last)));
  }

  public DataRowId id() {
    return registered.dataRowId();
  }

  public ProjectId projectId() {
    return registered.projectId();
  }

  public BatchId batchId() {
    return registered.batchId();
  }

  /** How it came in: key, content, metadata, benchmark and policy version. */
  public DataRowRegistered registered() {
    return registered;
  }

  public Instant registeredAt() {
    return registeredAt;
  }

  /** When the last event happened. */
  public Instant changedAt() {
    return changedAt;
  }

  /** The number of events so far, less one. */
  public long version() {
    return version;
  }

  public DataRowState state() {
    return state;
  }

  /** The round of labelling, from 1; it grows with each rejection and reopening. */
  public int round() {
    return round;
  }

  /** How many rounds there were since the row was registered or last reopened, from 1. */
  public int roundsUsed() {
    return round - firstRound + 1;
  }

  /** Whether the label that was rejected last is to be made anew; otherwise a lead adjudicates. */
  public boolean roundsLeft() {
    return roundsLeft;
  }

  public Optional<DataRowRouted> routed() {
    return Optional.ofNullable(routed);
  }

  /** The model that was asked for this row by name; otherwise the policy's is. */
  public Optional<ModelRef> requestedModel() {
    return Optional.ofNullable(requested).map(PreLabelRequested::model);
  }

  public Optional<ModelRunId> requestedRun() {
    return Optional.ofNullable(requested).map(PreLabelRequested::modelRunId);
  }

  public Optional<Label> preLabel() {
    return Optional.ofNullable(preLabel);
  }

  /** Why no model could propose a label. */
  public Optional<String> preLabelFailure() {
    return Optional.ofNullable(preLabelFailure);
  }

  /** The label that stands, which a review is about. */
  public Optional<Label> label() {
    return Optional.ofNullable(label);
  }

  /** Whether the last word on the label was a rejection. */
  boolean labelRejected() {
    return labelRejected;
  }

  /** Whether the flow is yet to choose where the row goes first. */
  boolean awaitsRoute() {
    return awaitsRoute;
  }

  /** Who last labelled the row at a label or rework task. */
  public Optional<UserId> labeller() {
    return Optional.ofNullable(labeller);
  }

  public Optional<AcceptedBy> acceptedBy() {
    return Optional.ofNullable(acceptedBy);
  }

  public Optional<Instant> finishedAt() {
    return Optional.ofNullable(finishedAt);
  }

  /** Every label so far, the oldest first. */
  public List<Label> labels() {
    return Collections.unmodifiableList(labels);
  }

  /** Every review so far, the oldest first. */
  public List<Review> reviews() {
    return Collections.unmodifiableList(reviews);
  }

  /** Every task so far, the oldest first. */
  public List<Task> tasks() {
    return Collections.unmodifiableList(tasks);
  }

  /** The task that waits for a person now. */
  public Optional<Task> task() {
    return tasks.isEmpty()
        ? Optional.empty()
        : Optional.of(tasks.get(tasks.size() - 1)).filter(t -> t.state() != TaskState.DONE);
  }

  /** The task of this id, done or not. */
  public Optional<Task> task(TaskId taskId) {
    return tasks.stream().filter(task -> task.id().equals(taskId)).findFirst();
  }

  /** The kinds of event that change a row. */
  static java.util.Set<Class<?>> kinds() {
    return FOLD.kinds();
  }

  /** The annotations that stand, or none. */
  public List<Annotation> annotations() {
    return label == null ? List.of() : requireNonNull(label).annotations();
  }
}
