package io.countersign.processes.queue;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.TaskKind;
import io.countersign.engine.datarow.TaskState;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.datarow.fold.Task;
import io.countersign.engine.project.Group;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.engine.sla.SlaState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task in the work queue. It holds no {@link Task}: the queue also bars those who are done with
 * the ones beside it.
 *
 * @param priority higher is sooner, from 0 to 100
 * @param barred who may not claim the task; whoever holds another of its row may not, either
 * @param reservedFor the only one who may claim the task
 * @param archived whether it is of a batch or a project that is put away
 * @param proposed what a review is about, where that is a single choice
 */
public record QueuedTask(
    TaskId id,
    ProjectId projectId,
    BatchId batchId,
    TaskKind kind,
    String stage,
    Group group,
    int round,
    boolean independent,
    TaskState state,
    @Nullable UserId assignee,
    @Nullable Instant claimExpiresAt,
    int priority,
    Instant openedAt,
    @Nullable Instant warnAt,
    @Nullable Instant dueAt,
    SlaState sla,
    boolean escalated,
    List<UserId> barred,
    @Nullable UserId reservedFor,
    boolean archived,
    @Nullable Proposed proposed) {

  /** What the queue holds for the tasks of {@code row} that are open. */
  public static List<QueuedTask> of(DataRowFold row) {
    return row.openTasks().stream().map(task -> of(row, task)).toList();
  }

  /** What the queue holds for {@code task}, which is open in {@code row}. */
  public static QueuedTask of(DataRowFold row, Task task) {
    return new QueuedTask(
        task.id(),
        row.projectId(),
        row.batchId(),
        task.kind(),
        task.stage(),
        task.group(),
        task.round(),
        task.independent(),
        task.state(),
        task.assignee(),
        task.claimExpiresAt(),
        task.priority(),
        task.openedAt(),
        task.warnAt(),
        task.dueAt(),
        task.sla(),
        task.escalated(),
        row.barredForGood(task),
        task.reservedFor(),
        false,
        Proposed.of(row, task));
  }

  /** The same task at another priority. */
  public QueuedTask withPriority(int other) {
    return with(other, archived);
  }

  /** The same task, put away or not. */
  public QueuedTask withArchived(boolean other) {
    return with(priority, other);
  }

  private QueuedTask with(int newPriority, boolean newArchived) {
    return new QueuedTask(
        id,
        projectId,
        batchId,
        kind,
        stage,
        group,
        round,
        independent,
        state,
        assignee,
        claimExpiresAt,
        newPriority,
        openedAt,
        warnAt,
        dueAt,
        sla,
        escalated,
        barred,
        reservedFor,
        newArchived,
        proposed);
  }

  public DataRowId dataRowId() {
    return id.dataRowId();
  }
}
