package io.countersign.engine.datarow.sla;

import io.countersign.engine.datarow.DataRowEvent.SlaAtRisk;
import io.countersign.engine.datarow.DataRowEvent.SlaBreached;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.datarow.fold.Task;
import io.countersign.engine.sla.SlaState;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides whether a task is at risk or past its due time; what was noted is noted once. */
public final class SlaDecider {
  private SlaDecider() {}

  public static Optional<SlaAtRisk> warn(DataRowFold row, WarnOfSla command) {
    return row.openTask(command.taskId())
        .filter(task -> task.sla() == SlaState.ON_TRACK && passed(task.warnAt(), command.at()))
        .map(task -> new SlaAtRisk(row.id(), task.id(), task.stage(), due(task)));
  }

  public static Optional<SlaBreached> breach(DataRowFold row, BreachSla command) {
    return row.openTask(command.taskId())
        .filter(task -> task.sla() != SlaState.BREACHED && passed(task.dueAt(), command.at()))
        .map(task -> new SlaBreached(row.id(), task.id(), task.stage(), due(task)));
  }

  private static boolean passed(@Nullable Instant limit, Instant at) {
    return limit != null && !at.isBefore(limit);
  }

  private static Instant due(Task task) {
    return Objects.requireNonNull(task.dueAt());
  }
}
