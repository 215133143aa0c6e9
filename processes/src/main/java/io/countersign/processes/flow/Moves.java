package io.countersign.processes.flow;

import static java.util.Objects.requireNonNull;

import io.countersign.engine.datarow.DataRowEvent;
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
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.flow.FlowStep;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.datarow.fold.Task;
import io.countersign.processes.row.Rows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What each kind of event means for its row's tokens; none may be missing. An event that the row
 * has gone past, because it is told a second time, means nothing.
 */
final class Moves {
  private interface Rule<E> {
    Optional<Move> of(E event, DataRowFold row);
  }

  private final Rows rows;
  private final Map<Class<?>, Rule<DataRowEvent>> rules = new HashMap<>();

  Moves(Rows rows) {
    this.rows = rows;
    flow();
    on(LabelSubmitted.class, (event, row) -> complete(row, event.taskId()));
    on(LabelApproved.class, (event, row) -> complete(row, event.taskId()));
    on(LabelCorrected.class, (event, row) -> complete(row, event.taskId()));
    on(LabelRejected.class, (event, row) -> complete(row, event.taskId()));
    on(LabelAdjudicated.class, (event, row) -> complete(row, event.taskId()));
    on(DataRowSkipped.class, (event, row) -> skip(row, event.taskId()));
    on(SlaBreached.class, (event, row) -> escalate(row, event.taskId()));
    stay(DataRowRouted.class, DataRowAccepted.class, SentToRework.class);
    stay(TaskOpened.class, TaskClaimed.class, TaskReleased.class, ClaimExpired.class);
    stay(SlaAtRisk.class, TaskEscalated.class);
    requireEveryKind();
  }

  private void flow() {
    on(DataRowRegistered.class, (event, row) -> start(row));
    on(DataRowReopened.class, (event, row) -> startAgain(row));
    on(PreLabelRequested.class, (event, row) -> toModel(row));
    on(PreLabelProposed.class, (event, row) -> fromModel(row));
    on(PreLabelFailed.class, (event, row) -> fromModel(row));
  }

  private <E extends DataRowEvent> void on(Class<E> kind, Rule<E> rule) {
    rules.put(kind, (event, row) -> rule.of(kind.cast(event), row));
  }

  /** These move no token. */
  @SafeVarargs
  private void stay(Class<? extends DataRowEvent>... kinds) {
    List.of(kinds).forEach(kind -> on(kind, (event, row) -> Optional.empty()));
  }

  private void requireEveryKind() {
    for (Class<?> kind : DataRowEvent.class.getPermittedSubclasses()) {
      if (!rules.containsKey(kind)) {
        throw new IllegalStateException("Expected what " + kind + " moves, but it is not said");
      }
    }
  }

  Optional<Move> of(DataRowEvent event) {
    Rule<DataRowEvent> rule = requireNonNull(rules.get(event.getClass()));
    return rule.of(event, rows.row(event.dataRowId()));
  }

  private static Optional<Move> when(boolean holds, Move move) {
    return holds ? Optional.of(move) : Optional.empty();
  }

  private Optional<Move> start(DataRowFold row) {
    return when(
        !row.state().finished() && row.tasks().isEmpty(),
        new Move.Start(row.id(), rows.policy(row).review().flow()));
  }

  /** A row that was skipped before anyone labelled it has no label to review. */
  private Optional<Move> startAgain(DataRowFold row) {
    FlowStep place = row.label().isPresent() ? FlowStep.REVIEW : FlowStep.LABEL;
    Token token = new Token(row.id(), place.wireName(), null);
    return when(
        row.state() == DataRowState.REGISTERED,
        new Move.StartAt(row.id(), rows.policy(row).review().flow(), List.of(token)));
  }

  private static Optional<Move> toModel(DataRowFold row) {
    return lastTask(row)
        .filter(task -> row.state() == DataRowState.AWAITING_PRE_LABEL)
        .map(task -> new Move.Complete(task.id()));
  }

  private static Optional<Move> fromModel(DataRowFold row) {
    return when(row.state() == DataRowState.REGISTERED, new Move.CompletePreLabel(row.id()));
  }

  private static Optional<Move> complete(DataRowFold row, TaskId taskId) {
    return when(isLastDone(row, taskId), new Move.Complete(taskId));
  }

  private static Optional<Move> skip(DataRowFold row, TaskId taskId) {
    return when(isLastDone(row, taskId), new Move.Skip(taskId));
  }

  private static Optional<Move> escalate(DataRowFold row, TaskId taskId) {
    return when(
        row.task().filter(task -> task.id().equals(taskId) && !task.escalated()).isPresent(),
        new Move.Escalate(taskId));
  }

  /** Whether the task was the row's last and the next one has yet to come. */
  private static boolean isLastDone(DataRowFold row, TaskId taskId) {
    return row.task().isEmpty()
        && lastTask(row).filter(task -> task.id().equals(taskId)).isPresent();
  }

  private static Optional<Task> lastTask(DataRowFold row) {
    List<Task> tasks = row.tasks();
    return tasks.isEmpty() ? Optional.empty() : Optional.of(tasks.get(tasks.size() - 1));
  }
}
