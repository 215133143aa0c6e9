package io.countersign.processes.flow;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.TaskId;
import org.jspecify.annotations.Nullable;

/**
 * A token of a data row.
 *
 * @param activityId where in the diagram it stands
 * @param task that it stands for; while it moves, the task that the move named; null if there is
 *     none
 */
public record Token(DataRowId dataRowId, String activityId, @Nullable TaskId task) {
  @Override
  public String toString() {
    return task == null ? activityId : activityId + " of task " + task.ordinal();
  }
}
