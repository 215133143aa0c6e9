package io.countersign.processes.flow;

import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.flow.Activity;
import io.countersign.engine.datarow.flow.FlowStep;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.datarow.fold.Task;
import io.countersign.engine.project.FlowId;
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
            .map(row -> new Move.StartAt(row.id(), row.projectId(), flow(row), of(row)))
            .filter(start -> !start.tokens().isEmpty())
            .toList());
  }

  /** Where the row has to wait, a token for each task; nowhere once it is finished. */
  public List<Token> of(DataRowFold row) {
    if (row.state() == DataRowState.AWAITING_PRE_LABEL) {
      return List.of(new Token(row.id(), Activity.PRE_LABEL.wireName(), null));
    }
    return row.openTasks().stream().map(task -> token(row, task)).toList();
  }

  /** The flow that the row goes through, as the policy says that it came under. */
  public FlowId flow(DataRowFold row) {
    return rows.policy(row).review().flowId();
  }

  private static Token token(DataRowFold row, Task task) {
    return new Token(row.id(), FlowStep.of(task).activity().wireName(), task.id());
  }
}
