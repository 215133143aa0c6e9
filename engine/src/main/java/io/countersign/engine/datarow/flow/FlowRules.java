package io.countersign.engine.datarow.flow;

import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.Label;
import io.countersign.engine.datarow.Route;
import io.countersign.engine.datarow.TaskKind;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.datarow.fold.Task;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import java.util.function.Predicate;

/** Which step may follow which: a row is at one place, and goes on only once that is done. */
public final class FlowRules {
  private FlowRules() {}

  /** A row is routed once, after it came in or after a model answered. */
  public static void requireRoutable(DataRowFold row, Route route) {
    requireUnfinished(row);
    if (!row.awaitsRoute()) {
      throw passed("Expected to route %s, but it is at %s", row.id(), row.state());
    }
    if (route != Route.LABEL && row.preLabel().isEmpty()) {
      throw passed("Expected a pre-label for route %s, but %s has none", route, row.id());
    }
  }

  /**
   * A task is opened where none is open, but for independent ones beside each other; what is
   * reviewed must be there.
   */
  public static void requireOpenable(DataRowFold row, TaskKind kind, boolean independent) {
    requireUnfinished(row);
    requireNoTask(row, task -> !independent || !task.independent());
    requireNoModelAsked(row);
    boolean reviews = kind == TaskKind.REVIEW || kind == TaskKind.ADJUDICATE;
    boolean disputed = kind == TaskKind.ADJUDICATE && !row.disputed().isEmpty();
    if (reviews && row.label().isEmpty() && !disputed) {
      throw passed("Expected a label for a task of %s, but %s has none", kind, row.id());
    }
  }

  /** A label is accepted when nobody works on the row, and not right after its rejection. */
  public static Label requireAcceptable(DataRowFold row) {
    requireNothingPending(row);
    if (row.labelRejected()) {
      throw passed("Expected to accept a label of %s, but it was rejected", row.id());
    }
    return row.label()
        .orElseThrow(() -> passed("Expected to accept a label of %s, but it has none", row.id()));
  }

  public static void requireReopenable(DataRowFold row) {
    requireNotWithdrawn(row);
    if (!row.state().finished()) {
      throw new CommandRefused(
          Refusal.DATA_ROW_NOT_FINISHED,
          "Expected to reopen a finished row, but %s is at %s".formatted(row.id(), row.state()));
    }
  }

  public static void requireJustReopened(DataRowFold row) {
    if (!row.justReopened()) {
      throw new CommandRefused(
          Refusal.CHANGED_SINCE,
          "Expected %s to be as it was reopened, but something happened to it since"
              .formatted(row.id()));
    }
  }

  public static void requireNotWithdrawn(DataRowFold row) {
    if (row.state() == DataRowState.WITHDRAWN) {
      throw new CommandRefused(
          Refusal.DATA_ROW_WITHDRAWN,
          "Expected a row that is part of the work, but %s is withdrawn".formatted(row.id()));
    }
  }

  /** How the row stood when it was withdrawn. */
  public static DataRowState requireWithdrawn(DataRowFold row) {
    return row.withdrawnFrom()
        .orElseThrow(
            () ->
                new CommandRefused(
                    Refusal.DATA_ROW_NOT_WITHDRAWN,
                    "Expected to restore a withdrawn row, but %s is at %s"
                        .formatted(row.id(), row.state())));
  }

  static void requireNothingPending(DataRowFold row) {
    requireUnfinished(row);
    requireNoTask(row, task -> true);
    requireNoModelAsked(row);
  }

  private static void requireNoTask(DataRowFold row, Predicate<Task> inTheWay) {
    for (Task task : row.openTasks()) {
      if (inTheWay.test(task)) {
        throw new CommandRefused(
            Refusal.TASK_OPEN,
            "Expected %s to have no open task, but %s is".formatted(row.id(), task.id()));
      }
    }
  }

  private static void requireNoModelAsked(DataRowFold row) {
    if (row.state() == DataRowState.AWAITING_PRE_LABEL) {
      throw passed("Expected to go on with %s, but it waits for a model", row.id());
    }
  }

  private static void requireUnfinished(DataRowFold row) {
    if (row.state().finished()) {
      throw new CommandRefused(
          Refusal.DATA_ROW_FINISHED,
          "Expected to go on with %s, but it is %s".formatted(row.id(), row.state()));
    }
  }

  private static CommandRefused passed(String message, Object... arguments) {
    return new CommandRefused(Refusal.STAGE_PASSED, message.formatted(arguments));
  }
}
