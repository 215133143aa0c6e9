package io.countersign.projections.fold;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.datarow.AcceptedBy;
import io.countersign.engine.datarow.DataRowEvent.DataRowRouted;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.Label;
import io.countersign.engine.datarow.ReviewOutcome;
import io.countersign.engine.datarow.Route;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.fold.Task;
import io.countersign.engine.modelrun.ModelRunId;
import io.countersign.engine.sla.SlaState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What views want to know of a row between two events.
 *
 * @param policyVersion that it is under
 * @param tasks that wait for people, the oldest first
 * @param waiting where it waits; nowhere once it is finished, or on its way
 * @param claimed when the tasks that somebody has were taken
 * @param audited whether a person saw the row only because it was drawn for an audit of the model
 * @param askedBy the run that asked a model for it last
 * @param annotations of the label that stands
 * @param breaches of its tasks' due times so far
 * @param reopened whether it was ever finished, or withdrawn, before
 * @param independent labels that were made without knowing of each other; none while one of them is
 *     missing, and of a withdrawn row
 * @param firstLabels what each person who labelled it said before anybody had said it was wrong
 */
public record RowSnapshot(
    DataRowState state,
    int policyVersion,
    List<Task> tasks,
    List<Waiting> waiting,
    Map<TaskId, Instant> claimed,
    @Nullable DataRowRouted routed,
    @Nullable Label preLabel,
    boolean audited,
    @Nullable ModelRunId askedBy,
    List<Annotation> annotations,
    List<Judgement> judgements,
    @Nullable AcceptedBy acceptedBy,
    Instant registeredAt,
    List<Breach> breaches,
    boolean reopened,
    List<Label> independent,
    List<Label> firstLabels) {

  /** A task that passed its due time. */
  public record Breach(String stage, Instant at) {}

  /** The stage that the row waits at for a person. */
  public @Nullable String stage() {
    return tasks.isEmpty() ? null : tasks.get(0).stage();
  }

  /** How the task that stands worst stands against its due time. */
  public SlaState sla() {
    return worst(tasks);
  }

  /** How the worst of {@code tasks} stands; on track if there is none. */
  public static SlaState worst(List<Task> tasks) {
    SlaState worst = SlaState.ON_TRACK;
    for (Task task : tasks) {
      worst = task.sla().compareTo(worst) > 0 ? task.sla() : worst;
    }
    return worst;
  }

  /** Whether a reviewer decided about the row in this way. */
  public boolean hasReview(ReviewOutcome outcome) {
    return judgements.stream().anyMatch(judgement -> judgement.review().outcome() == outcome);
  }

  /** Whether every review approved, and there was one. */
  public boolean passedAtFirst() {
    return !judgements.isEmpty()
        && judgements.stream().allMatch(j -> j.review().outcome() == ReviewOutcome.APPROVED);
  }

  /** Whether the model's proposal was shown to people, or accepted. */
  public boolean showsPreLabel() {
    return preLabel != null && routed != null && routed.route() != Route.LABEL;
  }
}
