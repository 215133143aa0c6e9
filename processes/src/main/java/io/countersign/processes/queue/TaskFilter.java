package io.countersign.processes.queue;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.TaskKind;
import io.countersign.engine.datarow.TaskState;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.engine.sla.SlaState;
import org.jspecify.annotations.Nullable;

/** Which tasks of the queue are meant; what is {@code null} does not matter. */
public record TaskFilter(
    @Nullable ProjectId projectId,
    @Nullable BatchId batchId,
    @Nullable TaskKind kind,
    @Nullable String stage,
    @Nullable TaskState state,
    @Nullable UserId assignee,
    @Nullable UserId reservedFor,
    @Nullable SlaState sla) {

  /** Every task of a project. */
  public static TaskFilter of(ProjectId projectId) {
    return new TaskFilter(projectId, null, null, null, null, null, null, null);
  }

  /** Those of the same kind that are at {@code other}. */
  public TaskFilter stage(@Nullable String other) {
    return new TaskFilter(projectId, batchId, kind, other, state, assignee, reservedFor, sla);
  }

  public TaskFilter state(@Nullable TaskState other) {
    return new TaskFilter(projectId, batchId, kind, stage, other, assignee, reservedFor, sla);
  }

  public TaskFilter assignee(@Nullable UserId other) {
    return new TaskFilter(projectId, batchId, kind, stage, state, other, reservedFor, sla);
  }

  public TaskFilter batch(@Nullable BatchId other) {
    return new TaskFilter(projectId, other, kind, stage, state, assignee, reservedFor, sla);
  }

  public TaskFilter kind(@Nullable TaskKind other) {
    return new TaskFilter(projectId, batchId, other, stage, state, assignee, reservedFor, sla);
  }

  /** Those that only one person may claim. */
  public TaskFilter reservedFor(@Nullable UserId other) {
    return new TaskFilter(projectId, batchId, kind, stage, state, assignee, other, sla);
  }

  public TaskFilter sla(@Nullable SlaState other) {
    return new TaskFilter(projectId, batchId, kind, stage, state, assignee, reservedFor, other);
  }
}
