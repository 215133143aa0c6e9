package io.countersign.engine.datarow.flow;

import io.countersign.engine.datarow.AcceptedBy;
import io.countersign.engine.datarow.Comeback;
import io.countersign.engine.datarow.DataRowEvent.DataRowAccepted;
import io.countersign.engine.datarow.DataRowEvent.DataRowReopened;
import io.countersign.engine.datarow.DataRowEvent.DataRowRestored;
import io.countersign.engine.datarow.DataRowEvent.DataRowRouted;
import io.countersign.engine.datarow.DataRowEvent.DataRowWithdrawn;
import io.countersign.engine.datarow.DataRowEvent.ReopeningUndone;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.InputRules;
import io.countersign.engine.datarow.Label;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.project.Policies;

/**
 * Decides where a row goes: routed once, accepted at the end, reopened after that; and whether it
 * goes anywhere at all.
 */
public final class FlowDecider {
  private FlowDecider() {}

  public static DataRowRouted route(DataRowFold row, RouteDataRow command) {
    FlowRules.requireRoutable(row, command.route());
    return new DataRowRouted(row.id(), command.route(), command.reason());
  }

  public static DataRowAccepted accept(DataRowFold row) {
    Label label = FlowRules.requireAcceptable(row);
    boolean byModel = row.reviews().isEmpty() && label.author() == null;
    return new DataRowAccepted(
        row.id(), byModel ? AcceptedBy.MODEL : AcceptedBy.REVIEW, row.round(), label.annotations());
  }

  /** Where no label stands that somebody could review, the row is labelled again. */
  public static DataRowReopened reopen(DataRowFold row, ReopenDataRow command, Policies policies) {
    InputRules.requireReason(command.reason());
    FlowRules.requireReopenable(row);
    return new DataRowReopened(row.id(), command.by(), command.reason(), labelAgain(row, policies));
  }

  private static boolean labelAgain(DataRowFold row, Policies policies) {
    return row.label().isEmpty()
        || row.labelRejected()
        || row.policy(policies).review().stages().isEmpty();
  }

  /** As long as nobody has acted on it: nothing of anybody's is lost. */
  public static ReopeningUndone undoReopening(DataRowFold row, UndoReopening command) {
    FlowRules.requireJustReopened(row);
    return new ReopeningUndone(row.id(), command.by());
  }

  public static DataRowWithdrawn withdraw(DataRowFold row, WithdrawDataRow command) {
    InputRules.requireReason(command.reason());
    FlowRules.requireNotWithdrawn(row);
    return new DataRowWithdrawn(row.id(), command.by(), command.reason());
  }

  /** What was finished is again; what was on its way goes on as if it had been reopened. */
  public static DataRowRestored restore(
      DataRowFold row, RestoreDataRow command, Policies policies) {
    DataRowState before = FlowRules.requireWithdrawn(row);
    return new DataRowRestored(row.id(), command.by(), comeback(row, before, policies));
  }

  private static Comeback comeback(DataRowFold row, DataRowState before, Policies policies) {
    if (before.finished()) {
      return Comeback.AS_IT_WAS;
    }
    if (before == DataRowState.AWAITING_PRE_LABEL) {
      return Comeback.TO_MODEL;
    }
    return labelAgain(row, policies) ? Comeback.TO_LABEL : Comeback.TO_REVIEW;
  }
}
