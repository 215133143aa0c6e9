package io.countersign.processes.flow;

import io.countersign.engine.datarow.DataRowEvent.DataRowRouted;
import io.countersign.engine.datarow.DataRowEvent.LookAsked;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.Review;
import io.countersign.engine.datarow.ReviewOutcome;
import io.countersign.engine.datarow.Route;
import io.countersign.engine.datarow.TaskKind;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.processes.row.Rows;
import java.util.List;

/** What the gateways of the diagrams ask of the data row; they know this as {@code row}. */
public final class RowQuestions {
  private final Rows rows;

  RowQuestions(Rows rows) {
    this.rows = rows;
  }

  private DataRowFold row(Token token) {
    return rows.row(token.dataRowId());
  }

  /** Whether a model is to be asked for it. */
  public boolean awaitsPreLabel(Token token) {
    return row(token).state() == DataRowState.AWAITING_PRE_LABEL;
  }

  /** Whether there is a pre-label to go on with. */
  public boolean hasPreLabel(Token token) {
    DataRowFold row = row(token);
    return row.standingPreLabel().isPresent();
  }

  /** Where it was routed, by name. */
  public String route(Token token) {
    return row(token).routed().map(DataRowRouted::route).map(Route::name).orElse("");
  }

  /** Whether its last reviewer rejected the label. */
  public boolean rejected(Token token) {
    List<Review> reviews = row(token).reviews();
    return reviews.get(reviews.size() - 1).outcome() == ReviewOutcome.REJECTED;
  }

  /** Whether a rejected label is made anew. */
  public boolean roundsLeft(Token token) {
    return row(token).roundsLeft();
  }

  /** Whether a stage of review is due, the first or another. */
  public boolean reviewDue(Token token) {
    DataRowFold row = row(token);
    return ReviewStages.due(row, rows.policy(row).review()).isPresent();
  }

  /** The kind of look that it needs, by name; empty once its label is sure enough. */
  public String nextLook(Token token) {
    DataRowFold row = row(token);
    return row.state() == DataRowState.ACCEPTED
        ? ""
        : row.lookAsked().map(LookAsked::kind).map(TaskKind::name).orElse("");
  }

  /** Whether independent labels differ, so that somebody has to decide between them. */
  public boolean disputed(Token token) {
    return !row(token).disputed().isEmpty();
  }
}
