package io.countersign.processes.flow;

import static java.util.Objects.requireNonNull;

import io.countersign.engine.datarow.DataRowEvent;
import io.countersign.engine.datarow.DataRowEvent.ClaimExpired;
import io.countersign.engine.datarow.DataRowEvent.DataRowAccepted;
import io.countersign.engine.datarow.DataRowEvent.DataRowRegistered;
import io.countersign.engine.datarow.DataRowEvent.DataRowReopened;
import io.countersign.engine.datarow.DataRowEvent.DataRowRestored;
import io.countersign.engine.datarow.DataRowEvent.DataRowRouted;
import io.countersign.engine.datarow.DataRowEvent.DataRowSkipped;
import io.countersign.engine.datarow.DataRowEvent.DataRowWithdrawn;
import io.countersign.engine.datarow.DataRowEvent.LabelAdjudicated;
import io.countersign.engine.datarow.DataRowEvent.LabelApproved;
import io.countersign.engine.datarow.DataRowEvent.LabelCorrected;
import io.countersign.engine.datarow.DataRowEvent.LabelRejected;
import io.countersign.engine.datarow.DataRowEvent.LabelSubmitted;
import io.countersign.engine.datarow.DataRowEvent.LookAsked;
import io.countersign.engine.datarow.DataRowEvent.PreLabelFailed;
import io.countersign.engine.datarow.DataRowEvent.PreLabelProposed;
import io.countersign.engine.datarow.DataRowEvent.PreLabelRequested;
import io.countersign.engine.datarow.DataRowEvent.ReopeningAsked;
import io.countersign.engine.datarow.DataRowEvent.ReopeningDeclined;
import io.countersign.engine.datarow.DataRowEvent.ReopeningUndone;
import io.countersign.engine.datarow.DataRowEvent.SentToRework;
import io.countersign.engine.datarow.DataRowEvent.SkipProposed;
import io.countersign.engine.datarow.DataRowEvent.SlaAtRisk;
import io.countersign.engine.datarow.DataRowEvent.SlaBreached;
import io.countersign.engine.datarow.DataRowEvent.TaskClaimed;
import io.countersign.engine.datarow.DataRowEvent.TaskEscalated;
import io.countersign.engine.datarow.DataRowEvent.TaskOpened;
import io.countersign.engine.datarow.DataRowEvent.TaskReleased;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.processes.row.Rows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What each kind of event means for its row's tokens; none may be missing. An event that the row
 * has gone past, because it is told a second time, means nothing: the token that it would move is
 * no longer there.
 */
final class Moves {
  private interface Rule<E> {
    Stream<Move> of(E event, DataRowFold row);
  }

  /** The gateways that lead to labelling and to review, in every diagram. */
  private static final String TO_LABEL = "join-to-label";

  private static final String TO_REVIEW = "join-to-review";

  private final Rows rows;
  private final Map<Class<?>, Rule<DataRowEvent>> rules = new HashMap<>();

  Moves(Rows rows) {
    this.rows = rows;
    flow();
    on(LabelSubmitted.class, (event, row) -> Stream.of(new Move.Complete(event.taskId())));
    on(LabelApproved.class, (event, row) -> Stream.of(new Move.Complete(event.taskId())));
    on(LabelCorrected.class, (event, row) -> Stream.of(new Move.Complete(event.taskId())));
    on(LabelRejected.class, (event, row) -> Stream.of(new Move.Complete(event.taskId())));
    on(LabelAdjudicated.class, (event, row) -> Stream.of(new Move.Complete(event.taskId())));
    on(DataRowSkipped.class, (event, row) -> Stream.of(new Move.Skip(event.taskId())));
    on(SlaBreached.class, (event, row) -> escalate(row, event.taskId()));
    stay(DataRowRouted.class, LookAsked.class, DataRowAccepted.class, SentToRework.class);
    stay(TaskOpened.class, TaskClaimed.class, TaskReleased.class, ClaimExpired.class);
    stay(SlaAtRisk.class, TaskEscalated.class, ReopeningAsked.class, ReopeningDeclined.class);
    stay(SkipProposed.class);
    requireEveryKind();
  }

  private void flow() {
    on(DataRowRegistered.class, (event, row) -> start(row));
    on(DataRowReopened.class, (event, row) -> startAgain(row, event.labelAgain()));
    on(ReopeningUndone.class, (event, row) -> end(row));
    on(DataRowWithdrawn.class, (event, row) -> end(row));
    on(DataRowRestored.class, this::comeBack);
    on(PreLabelRequested.class, (event, row) -> toModel(row, event));
    on(PreLabelProposed.class, (event, row) -> fromModel(row));
    on(PreLabelFailed.class, (event, row) -> fromModel(row));
  }

  private <E extends DataRowEvent> void on(Class<E> kind, Rule<E> rule) {
    rules.put(kind, (event, row) -> rule.of(kind.cast(event), row));
  }

  /** These move no token. */
  @SafeVarargs
  private void stay(Class<? extends DataRowEvent>... kinds) {
    List.of(kinds).forEach(kind -> on(kind, (event, row) -> Stream.empty()));
  }

  private void requireEveryKind() {
    for (Class<?> kind : DataRowEvent.class.getPermittedSubclasses()) {
      if (!rules.containsKey(kind)) {
        throw new IllegalStateException("Expected what " + kind + " moves, but it is not said");
      }
    }
  }

  Stream<Move> of(DataRowEvent event) {
    Rule<DataRowEvent> rule = requireNonNull(rules.get(event.getClass()));
    return rule.of(event, rows.row(event.dataRowId()));
  }

  private static Stream<Move> when(boolean holds, Move move) {
    return holds ? Stream.of(move) : Stream.empty();
  }

  private Stream<Move> start(DataRowFold row) {
    return when(
        !row.state().finished() && row.tasks().isEmpty(),
        new Move.Start(row.id(), row.projectId(), rows.policy(row).review().flowId()));
  }

  private static Stream<Move> end(DataRowFold row) {
    return when(row.state().finished(), new Move.End(row.id()));
  }

  private Stream<Move> comeBack(DataRowRestored event, DataRowFold row) {
    return switch (event.comeback()) {
      case AS_IT_WAS -> Stream.empty();
      case TO_MODEL ->
          when(
              row.state() == DataRowState.AWAITING_PRE_LABEL,
              new Move.Start(row.id(), row.projectId(), rows.policy(row).review().flowId()));
      case TO_LABEL -> startAgain(row, true);
      case TO_REVIEW -> startAgain(row, false);
    };
  }

  private Stream<Move> startAgain(DataRowFold row, boolean labelAgain) {
    String place = labelAgain ? TO_LABEL : TO_REVIEW;
    Token token = new Token(row.id(), place, null);
    return when(
        row.state() == DataRowState.REGISTERED,
        new Move.StartAt(
            row.id(), row.projectId(), rows.policy(row).review().flowId(), List.of(token)));
  }

  /** Every task that is closed for it. */
  private static Stream<Move> toModel(DataRowFold row, PreLabelRequested event) {
    return row.state() == DataRowState.AWAITING_PRE_LABEL
        ? Closed.by(event, row).map(Move.Complete::new)
        : Stream.empty();
  }

  private static Stream<Move> fromModel(DataRowFold row) {
    return when(row.state() == DataRowState.REGISTERED, new Move.CompletePreLabel(row.id()));
  }

  private static Stream<Move> escalate(DataRowFold row, TaskId taskId) {
    return when(
        row.openTask(taskId).filter(task -> !task.escalated()).isPresent(),
        new Move.Escalate(taskId));
  }
}
