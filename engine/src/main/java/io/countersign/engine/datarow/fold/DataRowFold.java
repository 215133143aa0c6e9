package io.countersign.engine.datarow.fold;

import static java.util.Objects.requireNonNull;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.AcceptedBy;
import io.countersign.engine.datarow.Alternative;
import io.countersign.engine.datarow.DataRowEvent;
import io.countersign.engine.datarow.DataRowEvent.DataRowAccepted;
import io.countersign.engine.datarow.DataRowEvent.DataRowRegistered;
import io.countersign.engine.datarow.DataRowEvent.DataRowRouted;
import io.countersign.engine.datarow.DataRowEvent.DataRowSkipped;
import io.countersign.engine.datarow.DataRowEvent.LookAsked;
import io.countersign.engine.datarow.DataRowEvent.PreLabelRequested;
import io.countersign.engine.datarow.DataRowEvent.ReopeningAsked;
import io.countersign.engine.datarow.DataRowEvent.ReopeningUndone;
import io.countersign.engine.datarow.DataRowEvent.SkipProposed;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.Label;
import io.countersign.engine.datarow.Look;
import io.countersign.engine.datarow.PreLabel;
import io.countersign.engine.datarow.Review;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.TaskKind;
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
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A data row as its events tell it. The one fold from a row's stream to its state: commands are
 * decided on it, history is shown by it, and process state and projections are rebuilt from it.
 */
@SuppressWarnings("NullAway.Init") // the first event of a stream sets what is never null
public final class DataRowFold {
  private static final Fold<DataRowFold> FOLD = fold();

  /** What happens to a row by itself once somebody has done something. */
  private static final Set<Class<?>> BY_ITSELF =
      Set.of(
          DataRowEvent.TaskOpened.class,
          DataRowEvent.SlaAtRisk.class,
          DataRowEvent.SlaBreached.class,
          DataRowEvent.TaskEscalated.class);

  DataRowRegistered registered;
  Instant registeredAt;
  private Instant changedAt;
  private long version = -1;
  private long actedAt = -1;
  DataRowState state = DataRowState.REGISTERED;
  int round = 1;
  int firstRound = 1;
  boolean roundsLeft;
  @Nullable DataRowRouted routed;
  @Nullable PreLabelRequested requested;
  @Nullable Label preLabel;
  List<Alternative> alternatives = List.of();
  @Nullable String preLabelFailure;
  @Nullable Label label;
  List<UserId> authors = List.of();
  List<Label> disputed = List.of();
  @Nullable UserId labeller;
  boolean awaitsRoute;
  boolean labelRejected;
  @Nullable AcceptedBy acceptedBy;
  @Nullable Instant finishedAt;
  @Nullable DataRowSkipped skipped;
  @Nullable ReopeningAsked reopeningAsked;
  final Set<UserId> declined = new HashSet<>();
  final List<SkipProposed> skipProposals = new ArrayList<>();
  @Nullable Standing beforeReopening;
  @Nullable Standing beforeWithdrawal;
  final List<Label> labels = new ArrayList<>();
  final List<Label> shown = new ArrayList<>();
  final List<Label> independent = new ArrayList<>();
  List<Label> comparable = List.of();
  final List<Review> reviews = new ArrayList<>();
  final List<Look> looks = new ArrayList<>();
  @Nullable LookAsked lookAsked;
  boolean audited;
  @Nullable DataRowAccepted accepted;
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
    if (!BY_ITSELF.contains(event.getClass())) {
      actedAt = version;
      beforeReopening = event instanceof ReopeningUndone ? beforeReopening : null;
    }
    FOLD.apply(this, event, at);
  }

  void finish(TaskId taskId) {
    change(taskId, Task::done);
  }

  void finishAll() {
    openTasks().forEach(task -> finish(task.id()));
  }

  void change(TaskId taskId, UnaryOperator<Task> change) {
    tasks.replaceAll(task -> task.id().equals(taskId) ? change.apply(task) : task);
  }

  /** Has {@code standing} stand, as {@code writers} wrote it. */
  void stand(@Nullable Label standing, List<UserId> writers) {
    label = standing;
    authors = writers;
    disputed = List.of();
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

  /** The version at which something happened to it last that did not happen by itself. */
  public long actedAt() {
    return actedAt;
  }

  public DataRowState state() {
    return state;
  }

  /** Who asks that it be reopened, and why; empty unless somebody has yet to decide that. */
  public Optional<ReopeningAsked> reopeningAsked() {
    return Optional.ofNullable(reopeningAsked);
  }

  /** Whether {@code person} asked that it be reopened since it was finished, in vain. */
  public boolean declined(UserId person) {
    return declined.contains(person);
  }

  /** Who skipped it, and why; empty unless it is skipped. */
  public Optional<DataRowSkipped> skipped() {
    return Optional.ofNullable(skipped).filter(skip -> state == DataRowState.SKIPPED);
  }

  /** Whether somebody said at a task that is open that the row can't be labelled. */
  public boolean skipIsProposed() {
    return skipProposals.stream().anyMatch(proposal -> openTask(proposal.taskId()).isPresent());
  }

  /** Who said that the row can't be labelled, whatever others came to, the first one first. */
  public List<SkipProposed> skipProposals() {
    return Collections.unmodifiableList(skipProposals);
  }

  /** Whether nothing has happened since it was reopened but what does by itself. */
  public boolean justReopened() {
    return beforeReopening != null;
  }

  /** Where it was when it was withdrawn; empty unless it still is. */
  public Optional<DataRowState> withdrawnFrom() {
    return Optional.ofNullable(beforeWithdrawal).map(Standing::state);
  }

  /** The round of labelling, from 1; it grows with each rejection and reopening. */
  public int round() {
    return round;
  }

  /** The round in which this pass began: with registration, or with the last reopening. */
  public int firstRound() {
    return firstRound;
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

  /**
   * Whether the model was confident of what it proposed last, and a person was to see the row all
   * the same as it was drawn for an audit.
   */
  public boolean audited() {
    return audited;
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

  /** What a model proposes; nothing where it failed since. */
  public Optional<Label> standingPreLabel() {
    return preLabel().filter(label -> preLabelFailure == null);
  }

  /**
   * What the model that made the last proposal thinks possible, as {@link PreLabel#alternatives};
   * it is kept back as that is.
   */
  public List<Alternative> alternatives() {
    return alternatives;
  }

  /**
   * Whether whoever labels the row is not to know {@code label}: a model proposed it and it never
   * stood, so that people have not seen it; or the row is being labelled blind.
   */
  public boolean isKeptBack(Label label) {
    return (labelledBlind() && label.round() >= firstRound)
        || (label.author() == null && !shown.contains(label));
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

  /**
   * Every label so far, the oldest first; but independent ones only once the last of them is there,
   * as nobody may know of another's before.
   */
  public List<Label> labels() {
    return Collections.unmodifiableList(labels);
  }

  /**
   * The independent labels of the last round that had such, whether they differ or not; empty while
   * one of them is missing.
   */
  public List<Label> independentLabels() {
    return comparable;
  }

  /** Those who had a hand in the label that stands, or in the labels that are disputed. */
  public List<UserId> authors() {
    return authors;
  }

  /** The independent labels that differ and that nobody has decided between yet. */
  public List<Label> disputed() {
    return disputed;
  }

  /** Every review so far, the oldest first. */
  public List<Review> reviews() {
    return Collections.unmodifiableList(reviews);
  }

  /** What people said since the row was registered or last reopened, the oldest first. */
  public List<Look> looksOfThisPass() {
    return looks.stream().filter(look -> look.round() >= firstRound).toList();
  }

  /** The look that was asked for last; empty in flows that ask for none. */
  public Optional<LookAsked> lookAsked() {
    return Optional.ofNullable(lookAsked);
  }

  /** How it was accepted; empty unless it is. */
  public Optional<DataRowAccepted> accepted() {
    return Optional.ofNullable(accepted).filter(how -> state == DataRowState.ACCEPTED);
  }

  /**
   * Whether somebody is to label the row without knowing what was said of it before: by a model, or
   * in this pass by people.
   */
  public boolean labelledBlind() {
    return state == DataRowState.LABEL
        && lookAsked != null
        && requireNonNull(lookAsked).kind() == TaskKind.LABEL;
  }

  /** Every task so far, the oldest first. */
  public List<Task> tasks() {
    return Collections.unmodifiableList(tasks);
  }

  /** The tasks that wait for people now, the oldest first. */
  public List<Task> openTasks() {
    List<Task> open = new ArrayList<>(1);
    for (Task task : tasks) {
      if (task.isOpen()) {
        open.add(task);
      }
    }
    return Collections.unmodifiableList(open);
  }

  /** The task of this id, if it is open. */
  public Optional<Task> openTask(TaskId taskId) {
    return task(taskId).filter(Task::isOpen);
  }

  /**
   * Who may not take {@code task}: those whose label it is about or who passed it on, and of
   * independent ones those who have, had or passed on another of the same round.
   */
  public List<UserId> barred(Task task) {
    return barred(task, other -> true);
  }

  /** The same without those who only hold another: they may be released from it. */
  public List<UserId> barredForGood(Task task) {
    return barred(task, other -> !other.isOpen());
  }

  private List<UserId> barred(Task task, Predicate<Task> bars) {
    if (!task.independent() && task.barred().size() <= 1) {
      return task.barred();
    }
    Stream<UserId> people =
        siblings(task)
            .filter(bars)
            .map(Task::assignee)
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull);
    Stream<UserId> passedOn = siblings(task).flatMap(other -> other.barred().stream());
    return Stream.of(task.barred().stream(), people, passedOn)
        .flatMap(each -> each)
        .distinct()
        .sorted(Comparator.comparing(UserId::value))
        .toList();
  }

  private Stream<Task> siblings(Task task) {
    return tasks.stream()
        .filter(other -> task.independent() && other.independent())
        .filter(other -> other.round() == task.round() && !other.id().equals(task.id()));
  }

  /**
   * Whether nobody may know yet what was answered at this task, nor that it was: independent labels
   * are still being made beside it, or another is being made blind.
   */
  public boolean isSealed(Task task) {
    return !task.isOpen()
        && (labelledBlind() && task.round() >= firstRound || siblings(task).anyMatch(Task::isOpen));
  }

  /** The task of this id, done or not. */
  public Optional<Task> task(TaskId taskId) {
    for (Task task : tasks) {
      if (task.id().equals(taskId)) {
        return Optional.of(task);
      }
    }
    return Optional.empty();
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
