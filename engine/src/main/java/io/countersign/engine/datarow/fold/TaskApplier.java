package io.countersign.engine.datarow.fold;

import io.countersign.engine.datarow.DataRowEvent.ClaimExpired;
import io.countersign.engine.datarow.DataRowEvent.SkipProposed;
import io.countersign.engine.datarow.DataRowEvent.TaskClaimed;
import io.countersign.engine.datarow.DataRowEvent.TaskEscalated;
import io.countersign.engine.datarow.DataRowEvent.TaskOpened;
import io.countersign.engine.datarow.DataRowEvent.TaskReleased;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.fold.Fold;
import java.time.Instant;
import java.util.List;

/** The tasks of the row, and who holds them. */
final class TaskApplier {
  private TaskApplier() {}

  static void register(Fold<DataRowFold> fold) {
    fold.on(TaskOpened.class, TaskApplier::opened)
        .on(TaskClaimed.class, TaskApplier::claimed)
        .on(TaskReleased.class, (row, event, at) -> row.change(event.taskId(), Task::released))
        .on(ClaimExpired.class, (row, event, at) -> row.change(event.taskId(), Task::released))
        .on(SkipProposed.class, TaskApplier::skipProposed)
        .on(TaskEscalated.class, TaskApplier::escalated);
  }

  private static void opened(DataRowFold row, TaskOpened event, Instant at) {
    if (row.openTasks().isEmpty()) {
      row.independent.clear();
      row.comparable = event.independent() ? List.of() : row.comparable;
    }
    row.tasks.add(Task.opened(event, at));
    row.awaitsRoute = false;
    row.state = DataRowState.valueOf(event.kind().name());
  }

  private static void claimed(DataRowFold row, TaskClaimed event, Instant at) {
    row.change(event.taskId(), task -> task.claimedBy(event.assignee(), event.expiresAt()));
  }

  private static void skipProposed(DataRowFold row, SkipProposed event, Instant at) {
    row.skipProposals.add(event);
    row.change(event.taskId(), task -> task.passedOnBy(event.by()));
  }

  private static void escalated(DataRowFold row, TaskEscalated event, Instant at) {
    row.change(event.taskId(), task -> task.escalatedTo(event.priority()));
  }
}
