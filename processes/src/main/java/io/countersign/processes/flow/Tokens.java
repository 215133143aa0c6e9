package io.countersign.processes.flow;

import io.countersign.engine.datarow.flow.FlowStep;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.datarow.fold.Task;
import io.countersign.processes.row.Rows;
import java.util.Collection;
import java.util.List;

/** The tokens that a data row has to have, by its events. */
public final class Tokens {
  private final FlowEngine engine;
  private final Rows rows;

  public Tokens(FlowEngine engine, Rows rows) {
    this.engine = engine;
    this.rows = rows;
  }

  /**
   * Puts a token wherever one of these rows has to wait. As it has been there before, no step is
   * run.
   */
  public void restore(Collection<DataRowFold> unfinished) {
    engine.restore(
        unfinished.stream()
            .map(row -> new Move.StartAt(row.id(), rows.policy(row).review().flow(), of(row)))
            .filter(start -> !start.tokens().isEmpty())
            .toList());
  }

  /** Where the row has to wait; nowhere once it is finished. */
  public List<Token> of(DataRowFold row) {
    return FlowStep.of(row, rows.policy(row).review()).stream()
        .map(step -> new Token(row.id(), step.wireName(), row.task().map(Task::id).orElse(null)))
        .toList();
  }
}
