package io.countersign.engine.datarow.fold;

import static java.util.Objects.requireNonNull;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.AcceptedBy;
import io.countersign.engine.datarow.DataRowEvent;
import io.countersign.engine.datarow.DataRowEvent.DataRowRegistered;
import io.countersign.engine.datarow.DataRowEvent.DataRowRouted;
import io.countersign.engine.datarow.DataRowEvent.PreLabelRequested;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.Label;
import io.countersign.engine.datarow.Review;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.TaskState;
import io.countersign.engine.fold.Fold;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.modelrun.ModelRunId;
import io.countersign.engine.project.Policies;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A data row as its events tell it. The one fold from a row's stream to its state: commands are
 * decided on it, history is shown by it, and process state and projections are rebuilt from it.
 */
@SuppressWarnings("NullAway.Init") // the first event of a stream sets what is never null
public final class DataRowFold {
  private static final Fold<DataRowFold> FOLD = fold();

  DataRowRegistered registered;
  Instant registeredAt;
  private Instant changedAt;
  private long version = -1;
  DataRowState state = DataRowState.REGISTERED;
  int round = 1;
  int firstRound = 1;
  boolean roundsLeft;
  @Nullable DataRowRouted routed;
  @Nullable PreLabelRequested requested;
  @Nullable Label preLabel;
  @Nullable String preLabelFailure;
  @Nullable Label label;
  @Nullable UserId labeller;
  boolean awaitsRoute;
  boolean labelRejected;
  @Nullable AcceptedBy acceptedBy;
  @Nullable Instant finishedAt;
  final List<Label> labels = new ArrayList<>();
  final List<Review> reviews = new ArrayList<>();
  final List<Task> tasks = new ArrayList<>();

  private static Fold<DataRowFold> fold() {
    Fold<DataRowFold> fold = new Fold<>();
    FlowApplier.register(fold);
    PreLabelApplier.register(fold);
    TaskApplier.register(fold);
    LabelApplier.register(fold);
    SlaApplier.register(fold);
    return fold;
  }

  /** The row after {@code event}, which happened at {@code at}. */
  public void apply(DataRowEvent event, Instant at) {
    version++;
    changedAt = at;
    FOLD.apply(this, event, at);
  }

  void finishTask() {
    if (task().isPresent()) {
      changeTask(Task::done);
    }
  }

  void changeTask(UnaryOperator<Task> change) {
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

  /** The policy that it was registered under. */
  public Policy policy(Policies policies) {
    return policies.policy(projectId(), registered.policyVersion());
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
  public boolean labelRejected() {
    return labelRejected;
  }

  /** Whether the flow is yet to choose where the row goes first. */
  public boolean awaitsRoute() {
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
  public static Set<Class<?>> kinds() {
    return FOLD.kinds();
  }

  /** The annotations that stand, or none. */
  public List<Annotation> annotations() {
    return label == null ? List.of() : requireNonNull(label).annotations();
  }
}
