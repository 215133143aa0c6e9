package io.countersign.engine.datarow.flow;

import io.countersign.engine.datarow.AcceptedBy;
import io.countersign.engine.datarow.DataRowEvent.DataRowAccepted;
import io.countersign.engine.datarow.DataRowEvent.DataRowReopened;
import io.countersign.engine.datarow.DataRowEvent.DataRowRouted;
import io.countersign.engine.datarow.InputRules;
import io.countersign.engine.datarow.Label;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.project.Policies;

/** Decides where a row goes: routed once, accepted at the end, reopened after that. */
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
    FlowRules.requireFinished(row);
    boolean labelAgain =
        row.label().isEmpty()
            || row.labelRejected()
            || row.policy(policies).review().stages().isEmpty();
    return new DataRowReopened(row.id(), command.by(), command.reason(), labelAgain);
  }
}
