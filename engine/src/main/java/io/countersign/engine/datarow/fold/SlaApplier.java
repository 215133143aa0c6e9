package io.countersign.engine.datarow.fold;

import io.countersign.engine.datarow.DataRowEvent.SlaAtRisk;
import io.countersign.engine.datarow.DataRowEvent.SlaBreached;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.fold.Fold;
import io.countersign.engine.sla.SlaState;

/** How the tasks of the row stand against their due times. */
final class SlaApplier {
  private SlaApplier() {}

  static void register(Fold<DataRowFold> fold) {
    fold.on(SlaAtRisk.class, (row, event, at) -> become(row, event.taskId(), SlaState.AT_RISK))
        .on(SlaBreached.class, (row, event, at) -> become(row, event.taskId(), SlaState.BREACHED));
  }

  private static void become(DataRowFold row, TaskId taskId, SlaState sla) {
    row.change(taskId, task -> task.with(sla));
  }
}
