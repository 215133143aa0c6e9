package io.countersign.processes.flow;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.project.FlowId;
import io.countersign.engine.project.ProjectId;
import java.util.List;

/** One step of a data row's tokens. */
public sealed interface Move {
  DataRowId dataRowId();

  /** A move of the token that stands for a person's task. */
  sealed interface OfTask extends Move {
    TaskId task();

    @Override
    default DataRowId dataRowId() {
      return task().dataRowId();
    }
  }

  /** The row enters its flow. */
  record Start(DataRowId dataRowId, ProjectId project, FlowId flow) implements Move {}

  /** The row enters its flow again, with a token at each of these places. */
  record StartAt(DataRowId dataRowId, ProjectId project, FlowId flow, List<Token> tokens)
      implements Move {
    public StartAt {
      tokens = List.copyOf(tokens);
    }
  }

  /** The row leaves its flow, wherever its tokens are. */
  record End(DataRowId dataRowId) implements Move {}

  /** The person's task is done; what came of it, the gateways ask the row. */
  record Complete(TaskId task) implements OfTask {}

  /** A model answered, or failed to. */
  record CompletePreLabel(DataRowId dataRowId) implements Move {}

  /** A person said that the row can't be labelled. */
  record Skip(TaskId task) implements OfTask {}

  /** The task is past its due time. */
  record Escalate(TaskId task) implements OfTask {}
}
