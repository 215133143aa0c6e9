package io.countersign.processes.flow;

import static java.util.stream.Collectors.toSet;

import io.countersign.engine.batch.BatchEvent;
import io.countersign.engine.batch.BatchEvent.BatchArchived;
import io.countersign.engine.batch.BatchEvent.BatchCreated;
import io.countersign.engine.batch.BatchEvent.BatchRescheduled;
import io.countersign.engine.batch.BatchEvent.BatchRestored;
import io.countersign.engine.datarow.DataRowEvent;
import io.countersign.engine.datarow.DataRowEvent.DataRowAccepted;
import io.countersign.engine.datarow.DataRowEvent.DataRowReopened;
import io.countersign.engine.datarow.DataRowEvent.DataRowRestored;
import io.countersign.engine.datarow.DataRowEvent.DataRowWithdrawn;
import io.countersign.engine.datarow.DataRowEvent.ReopeningUndone;
import io.countersign.engine.datarow.DataRowEvent.SkipProposed;
import io.countersign.engine.datarow.DataRowEvent.TaskOpened;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.datarow.fold.Task;
import io.countersign.engine.log.Follower;
import io.countersign.engine.log.RecordedEvent;
import io.countersign.engine.log.retry.StreamConflict;
import io.countersign.engine.project.ProjectEvent;
import io.countersign.engine.project.ProjectEvent.ProjectArchived;
import io.countersign.engine.project.ProjectEvent.ProjectRestored;
import io.countersign.processes.acceptance.AuditTable;
import io.countersign.processes.acceptance.Audited;
import io.countersign.processes.acceptance.StoppedModels;
import io.countersign.processes.queue.BatchSchedules;
import io.countersign.processes.queue.QueueTable;
import io.countersign.processes.queue.QueuedTask;
import io.countersign.processes.row.Rows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Keeps the work queue and the tokens in step with the events, in the transaction that stores them:
 * first each row's tasks in the queue as the row now has them, then all tokens in one engine
 * command.
 */
public final class ProcessFollower implements Follower {
  private static final Comparator<DataRowId> BY_VALUE = Comparator.comparing(DataRowId::value);

  private final Rows rows;
  private final BatchSchedules schedules;
  private final QueueTable queue;
  private final AuditTable audits;
  private final StoppedModels stopped;
  private final Moves moves;
  private final FlowEngine engine;

  public ProcessFollower(
      Rows rows,
      BatchSchedules schedules,
      QueueTable queue,
      AuditTable audits,
      StoppedModels stopped,
      FlowEngine engine) {
    this.rows = rows;
    this.schedules = schedules;
    this.queue = queue;
    this.audits = audits;
    this.stopped = stopped;
    this.moves = new Moves(rows);
    this.engine = engine;
  }

  @Override
  public void follow(List<RecordedEvent> events) {
    List<DataRowEvent> rowEvents = new ArrayList<>();
    for (RecordedEvent event : events) {
      if (event.payload() instanceof DataRowEvent rowEvent) {
        rowEvents.add(rowEvent);
      } else if (event.payload() instanceof BatchEvent batchEvent) {
        follow(batchEvent);
      } else if (event.payload() instanceof ProjectEvent projectEvent) {
        follow(projectEvent);
      }
    }
    if (!rowEvents.isEmpty()) {
      followRows(rowEvents);
    }
  }

  /**
   * Schedules come first: who opens tasks under one holds it until they are committed, and they are
   * changed after that.
   */
  private void follow(BatchEvent event) {
    if (event instanceof BatchCreated created) {
      schedules.create(created.batchId(), created.projectId(), created.priority());
    } else if (event instanceof BatchRescheduled rescheduled) {
      schedules.reschedule(rescheduled.batchId(), rescheduled.priority());
      queue.reschedule(rescheduled.batchId(), rescheduled.priority());
    } else if (event instanceof BatchArchived archived) {
      schedules.archive(archived.batchId(), true);
      queue.archive(archived.batchId());
    } else if (event instanceof BatchRestored restored) {
      schedules.archive(restored.batchId(), false);
      queue.restore(restored.batchId());
    }
  }

  private void follow(ProjectEvent event) {
    if (event instanceof ProjectArchived archived) {
      schedules.archive(archived.projectId(), true);
      queue.archive(archived.projectId());
    } else if (event instanceof ProjectRestored restored) {
      schedules.archive(restored.projectId(), false);
      queue.restore(restored.projectId());
    } else {
      stopped.follow(event);
    }
  }

  private void followRows(List<DataRowEvent> events) {
    // In the order of their ids, so that two transactions never wait for each other in a ring.
    Set<DataRowId> touched = new TreeSet<>(BY_VALUE);
    events.forEach(event -> touched.add(event.dataRowId()));
    rows.readAhead(touched);
    queue(events, touched);
    events.stream()
        .filter(ProcessFollower::finishes)
        .map(event -> rows.row(event.dataRowId()))
        .filter(DataRowFold::audited)
        .forEach(this::keepAudit);
    engine.move(events.stream().flatMap(moves::of).toList());
  }

  /** Whether the row may be finished by it, or not be any more. */
  private static boolean finishes(DataRowEvent event) {
    return event instanceof DataRowAccepted
        || event instanceof DataRowReopened
        || event instanceof ReopeningUndone
        || event instanceof DataRowWithdrawn
        || event instanceof DataRowRestored;
  }

  private void keepAudit(DataRowFold row) {
    Audited.of(row).ifPresentOrElse(audits::put, () -> audits.remove(row.id()));
  }

  private void queue(List<DataRowEvent> events, Set<DataRowId> touched) {
    Set<TaskId> told = new HashSet<>();
    Set<TaskId> opened = new HashSet<>();
    Set<TaskId> closed = new LinkedHashSet<>();
    Set<TaskId> decided = new LinkedHashSet<>();
    for (DataRowEvent event : events) {
      if (event instanceof DataRowEvent.OfTask ofTask) {
        told.add(ofTask.taskId());
      }
      if (event instanceof TaskOpened task) {
        opened.add(task.taskId());
      }
      if (event instanceof SkipProposed proposal) {
        decided.add(proposal.taskId());
      }
      Closed.by(event, rows.row(event.dataRowId())).forEach(closed::add);
    }
    decided.addAll(closed);
    List<QueuedTask> changed =
        changed(touched, told, decided).stream()
            .map(task -> opened.contains(task.id()) ? asScheduled(task) : task)
            .toList();
    lockIndependent(events, decided);
    queue.remove(closed);
    queue.put(changed);
  }

  /** One that is opened is put away along with its batch; others stay as they are. */
  private QueuedTask asScheduled(QueuedTask task) {
    return schedules.of(task.batchId()).archived() ? task.withArchived(true) : task;
  }

  /**
   * The tasks that are told of, and those beside one that somebody closed or passed on, who may not
   * have them. Others are not written, as somebody else may hold them at the moment.
   */
  private List<QueuedTask> changed(Set<DataRowId> touched, Set<TaskId> told, Set<TaskId> decided) {
    Set<DataRowId> besides = decided.stream().map(TaskId::dataRowId).collect(toSet());
    List<QueuedTask> changed = new ArrayList<>();
    for (DataRowId id : touched) {
      DataRowFold row = rows.row(id);
      for (Task task : row.openTasks()) {
        if (told.contains(task.id()) || besides.contains(id)) {
          changed.add(QueuedTask.of(row, task));
        }
      }
    }
    return changed;
  }

  /**
   * Has those who decide of one row at once wait for each other, before its tokens are looked at.
   * Who waited knows the row as it was before: a task that it takes for open may be gone.
   */
  private void lockIndependent(List<DataRowEvent> events, Set<TaskId> decided) {
    Set<DataRowId> shared =
        decided.stream()
            .filter(id -> rows.row(id.dataRowId()).task(id).filter(Task::independent).isPresent())
            .map(TaskId::dataRowId)
            .collect(toSet());
    if (shared.isEmpty()) {
      return;
    }
    Set<TaskId> there = queue.lock(shared);
    Set<TaskId> opened =
        events.stream()
            .filter(TaskOpened.class::isInstance)
            .map(event -> ((TaskOpened) event).taskId())
            .collect(toSet());
    for (DataRowId id : shared) {
      boolean gone =
          rows.row(id).openTasks().stream()
              .map(Task::id)
              .anyMatch(task -> !there.contains(task) && !opened.contains(task));
      if (gone) {
        throw new StreamConflict(id.toString());
      }
    }
  }
}
