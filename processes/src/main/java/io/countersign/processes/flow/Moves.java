package io.countersign.processes.flow;

import io.countersign.engine.datarow.DataRowEvent;
import io.countersign.engine.datarow.DataRowEvent.DataRowRegistered;
import io.countersign.engine.datarow.DataRowEvent.DataRowReopened;
import io.countersign.engine.datarow.DataRowEvent.DataRowSkipped;
import io.countersign.engine.datarow.DataRowEvent.LabelAdjudicated;
import io.countersign.engine.datarow.DataRowEvent.LabelApproved;
import io.countersign.engine.datarow.DataRowEvent.LabelCorrected;
import io.countersign.engine.datarow.DataRowEvent.LabelRejected;
import io.countersign.engine.datarow.DataRowEvent.LabelSubmitted;
import io.countersign.engine.datarow.DataRowEvent.PreLabelFailed;
import io.countersign.engine.datarow.DataRowEvent.PreLabelProposed;
import io.countersign.engine.datarow.DataRowEvent.PreLabelRequested;
import io.countersign.engine.datarow.DataRowEvent.SlaBreached;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.flow.FlowStep;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.datarow.fold.Task;
import io.countersign.processes.row.Rows;
import java.util.List;
import java.util.Optional;

/**
 * What an event means for its row's token. An event that the row has gone past, because it is told
 * a second time, means nothing.
 */
final class Moves {
  private final Rows rows;

  Moves(Rows rows) {
    this.rows = rows;
  }

  Optional<Move> of(DataRowEvent event) {
    DataRowFold row = rows.row(event.dataRowId());
    if (event instanceof DataRowRegistered) {
      return when(!row.state().finished() && row.tasks().isEmpty(), start(row));
    }
    if (event instanceof DataRowReopened) {
      return when(row.state() == DataRowState.REGISTERED, startAgain(row));
    }
    if (event instanceof PreLabelRequested) {
      return lastTask(row)
          .flatMap(
              task ->
                  when(
                      row.state() == DataRowState.AWAITING_PRE_LABEL,
                      new Move.Complete(task.id())));
    }
    if (event instanceof PreLabelProposed || event instanceof PreLabelFailed) {
      return when(
          row.state() == DataRowState.REGISTERED, new Move.CompletePreLabel(event.dataRowId()));
    }
    if (event instanceof SlaBreached breached) {
      return when(awaitsEscalation(row, breached.taskId()), new Move.Escalate(breached.taskId()));
    }
    return decision(event, row);
  }

  private Optional<Move> decision(DataRowEvent event, DataRowFold row) {
    if (event instanceof DataRowSkipped skipped) {
      return when(isLastDone(row, skipped.taskId()), new Move.Skip(skipped.taskId()));
    }
    return decidedTask(event)
        .flatMap(taskId -> when(isLastDone(row, taskId), new Move.Complete(taskId)));
  }

  private static Optional<TaskId> decidedTask(DataRowEvent event) {
    if (event instanceof LabelSubmitted submitted) {
      return Optional.of(submitted.taskId());
    }
    if (event instanceof LabelApproved approved) {
      return Optional.of(approved.taskId());
    }
    if (event instanceof LabelCorrected corrected) {
      return Optional.of(corrected.taskId());
    }
    if (event instanceof LabelRejected rejected) {
      return Optional.of(rejected.taskId());
    }
    return event instanceof LabelAdjudicated adjudicated
        ? Optional.of(adjudicated.taskId())
        : Optional.empty();
  }

  private static Optional<Move> when(boolean holds, Move move) {
    return holds ? Optional.of(move) : Optional.empty();
  }

  private Move start(DataRowFold row) {
    return new Move.Start(row.id(), rows.policy(row).review().flow());
  }

  /** A row that was skipped before anyone labelled it has no label to review. */
  private Move startAgain(DataRowFold row) {
    FlowStep place = row.label().isPresent() ? FlowStep.REVIEW : FlowStep.LABEL;
    Token token = new Token(row.id(), place.wireName(), null);
    return new Move.StartAt(row.id(), rows.policy(row).review().flow(), List.of(token));
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

  private static boolean awaitsEscalation(DataRowFold row, TaskId taskId) {
    return row.task().filter(task -> task.id().equals(taskId) && !task.escalated()).isPresent();
  }
}
