package io.countersign.processes.flow;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.FlowStep;

/** One step of a data row's token. */
sealed interface Move {
  DataRowId dataRowId();

  /** The row enters the process. */
  record Start(DataRowId dataRowId, String processKey) implements Move {}

  /** The row enters the process again, at {@code place}. */
  record StartAt(DataRowId dataRowId, String processKey, FlowStep place) implements Move {}

  /** The person's task is done; what came of it, the gateways ask the row. */
  record Complete(DataRowId dataRowId) implements Move {}

  /** A model answered, or failed to. */
  record CompletePreLabel(DataRowId dataRowId) implements Move {}

  /** A person said that the row can't be labelled. */
  record Skip(DataRowId dataRowId) implements Move {}

  /** The task is past its due time. */
  record Escalate(DataRowId dataRowId) implements Move {}
}
