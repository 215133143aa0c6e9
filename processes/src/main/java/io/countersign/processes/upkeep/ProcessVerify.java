package io.countersign.processes.upkeep;

import io.countersign.engine.batch.BatchEvent.BatchArchived;
import io.countersign.engine.batch.BatchEvent.BatchCreated;
import io.countersign.engine.batch.BatchEvent.BatchRescheduled;
import io.countersign.engine.batch.BatchEvent.BatchRestored;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.log.EventLog;
import io.countersign.engine.log.RecordedEvent;
import io.countersign.engine.project.ProjectEvent.MachineAcceptanceResumed;
import io.countersign.engine.project.ProjectEvent.MachineAcceptanceStopped;
import io.countersign.engine.project.ProjectEvent.ProjectArchived;
import io.countersign.engine.project.ProjectEvent.ProjectCreated;
import io.countersign.engine.project.ProjectEvent.ProjectRestored;
import io.countersign.engine.project.ProjectId;
import io.countersign.processes.acceptance.AuditTable;
import io.countersign.processes.acceptance.Audited;
import io.countersign.processes.acceptance.StoppedModels;
import io.countersign.processes.acceptance.StoppedModels.Version;
import io.countersign.processes.flow.FlowEngine;
import io.countersign.processes.flow.FlowEngine.Standing;
import io.countersign.processes.flow.Token;
import io.countersign.processes.flow.Tokens;
import io.countersign.processes.queue.BatchSchedules;
import io.countersign.processes.queue.BatchSchedules.Schedule;
import io.countersign.processes.queue.QueueTable;
import io.countersign.processes.queue.QueuedTask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares event log, process state and work queue, row by row; a stream whose versions leave one
 * out is a difference too. It sees one instant of the database, so it may run while others work.
 */
public final class ProcessVerify {
  private static final int CHUNK = 500;

  private final TransactionTemplate snapshot;
  private final EventLog eventLog;
  private final FlowEngine engine;
  private final Tokens tokens;
  private final QueueTable queue;
  private final BatchSchedules schedules;
  private final AuditTable audits;
  private final StoppedModels stopped;

  public ProcessVerify(
      PlatformTransactionManager transactionManager,
      EventLog eventLog,
      FlowEngine engine,
      Tokens tokens,
      QueueTable queue,
      BatchSchedules schedules,
      AuditTable audits,
      StoppedModels stopped) {
    this.snapshot = new TransactionTemplate(transactionManager);
    this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    this.snapshot.setReadOnly(true);
    this.eventLog = eventLog;
    this.engine = engine;
    this.tokens = tokens;
    this.queue = queue;
    this.schedules = schedules;
    this.audits = audits;
    this.stopped = stopped;
  }

  /**
   * Compares everything.
   *
   * @param found is told each difference
   * @return how many rows were compared
   */
  public long verify(Consumer<Difference> found) {
    Long rows =
        snapshot.execute(
            status -> {
              Run run = new Run(found);
              eventLog.streamByStreamAsSeen(run::add);
              return run.finish();
            });
    return rows == null ? 0 : rows;
  }

  /** One verification, a chunk at a time, in the order of the rows' ids. */
  private final class Run {
    private final Consumer<Difference> found;
    private final List<DataRowFold> chunk = new ArrayList<>();
    private final Map<BatchId, Optional<Schedule>> stored = new HashMap<>();
    private final Set<BatchId> archivedBatches = new HashSet<>();
    private final Map<BatchId, ProjectId> projects = new HashMap<>();
    private final Set<ProjectId> archivedProjects = new HashSet<>();
    private String reached = "";
    private final Set<String> unfoldableRows = new HashSet<>();
    private long rowCount;

    Run(Consumer<Difference> found) {
      this.found = found;
    }

    void add(List<RecordedEvent> stream) {
      RecordedEvent last = stream.get(stream.size() - 1);
      compare(last.streamId(), "last version", stream.size() - 1, last.version());
      Object first = stream.get(0).payload();
      if (Folds.isRow(stream)) {
        rowCount++;
        addRow(stream);
      } else if (first instanceof BatchCreated created) {
        projects.put(created.batchId(), created.projectId());
        compareSchedule(created.batchId(), stream);
      } else if (first instanceof ProjectCreated project) {
        if (isArchived(stream)) {
          archivedProjects.add(project.projectId());
        }
        compare(
            project.projectId().value(),
            "stopped models",
            stoppedModels(stream),
            stopped.of(project.projectId()));
      }
    }

    private void addRow(List<RecordedEvent> stream) {
      try {
        chunk.add(Folds.row(stream));
      } catch (UnfoldableStream unfoldable) {
        unfoldableRows.add(stream.get(0).streamId());
        found.accept(
            new Difference(stream.get(0).streamId(), String.valueOf(unfoldable.getMessage())));
      }
      if (chunk.size() == CHUNK) {
        compareChunk();
      }
    }

    long finish() {
      compareChunk();
      compareArchived();
      reportStrays();
      return rowCount;
    }

    private void compareSchedule(BatchId batchId, List<RecordedEvent> stream) {
      int expected = 0;
      for (RecordedEvent event : stream) {
        if (event.payload() instanceof BatchCreated created) {
          expected = created.priority();
        } else if (event.payload() instanceof BatchRescheduled rescheduled) {
          expected = rescheduled.priority();
        }
      }
      if (isArchived(stream)) {
        archivedBatches.add(batchId);
      }
      compare(
          batchId.toString(),
          "batch priority",
          expected,
          stored(batchId).map(Schedule::priority).orElse(null));
    }

    /** Once every stream was seen, as projects may come after their batches. */
    private void compareArchived() {
      projects.forEach(
          (batch, project) ->
              compare(
                  batch.toString(),
                  "archived to be",
                  archivedBatches.contains(batch) || archivedProjects.contains(project),
                  stored(batch).map(Schedule::archived).orElse(null)));
    }

    private void compareChunk() {
      if (chunk.isEmpty()) {
        return;
      }
      String last = chunk.get(chunk.size() - 1).id().toString();
      Map<DataRowId, Standing> waiting = engine.waitingBetween(reached, last);
      Map<String, List<QueuedTask>> queued = byRow(queue.between(reached, last));
      Map<DataRowId, Audited> audited = audits.between(reached, last);
      for (DataRowFold row : chunk) {
        String id = row.id().toString();
        compare(id, "audit", Audited.of(row).orElse(null), audited.remove(row.id()));
        compareTokens(row, waiting.remove(row.id()));
        compareTasks(id, expectedTasks(row), queued.remove(id));
      }
      report(waiting, queued);
      reportAudits(audited);
      reached = last;
      chunk.clear();
    }

    private void compareTokens(DataRowFold row, @Nullable Standing actual) {
      String id = row.id().toString();
      List<Token> expected = tokens.of(row);
      compare(id, "token at", expected, actual == null ? List.of() : actual.tokens());
      if (actual != null && !expected.isEmpty()) {
        compare(id, "flow", tokens.flow(row), actual.flow());
      }
    }

    private List<QueuedTask> expectedTasks(DataRowFold row) {
      return QueuedTask.of(row).stream()
          .map(task -> task.withArchived(archived(task)))
          .map(task -> task.escalated() ? task : task.withPriority(priority(task)))
          .toList();
    }

    /** Task by task, so that each difference names the one that it is about. */
    private void compareTasks(
        String id, List<QueuedTask> expected, @Nullable List<QueuedTask> actual) {
      Map<TaskId, QueuedTask> left = new LinkedHashMap<>();
      Optional.ofNullable(actual)
          .ifPresent(tasks -> tasks.forEach(task -> left.put(task.id(), task)));
      expected.forEach(task -> compare(id, "in the queue", task, left.remove(task.id())));
      left.values().forEach(task -> compare(id, "in the queue", null, task));
    }

    private int priority(QueuedTask task) {
      return stored(task.batchId()).map(Schedule::priority).orElse(task.priority());
    }

    private boolean archived(QueuedTask task) {
      return stored(task.batchId()).map(Schedule::archived).orElse(false);
    }

    private Optional<Schedule> stored(BatchId batch) {
      return stored.computeIfAbsent(batch, schedules::stored);
    }

    private void reportStrays() {
      Map<DataRowId, Standing> waiting = engine.waitingAfter(reached, CHUNK);
      Map<String, List<QueuedTask>> queued = byRow(queue.after(reached, CHUNK));
      report(waiting, queued);
      reportAudits(audits.after(reached, CHUNK));
    }

    private void reportAudits(Map<DataRowId, Audited> strays) {
      strays.keySet().removeIf(id -> unfoldableRows.contains(id.value()));
      strays.forEach((id, audited) -> compare(id.value(), "audit", null, audited));
    }

    /** Tokens and tasks of rows that the log does not know. */
    private void report(Map<DataRowId, Standing> waiting, Map<String, List<QueuedTask>> queued) {
      waiting.keySet().removeIf(id -> unfoldableRows.contains(id.value()));
      queued.keySet().removeAll(unfoldableRows);
      waiting.forEach(
          (id, standing) -> compare(id.value(), "token at", List.of(), standing.tokens()));
      queued.forEach((id, tasks) -> compareTasks(id, List.of(), tasks));
    }

    private void compare(
        String subject, String what, @Nullable Object expected, @Nullable Object actual) {
      if (!Objects.equals(expected, actual)) {
        found.accept(
            new Difference(
                subject, "Expected %s %s, but found %s".formatted(what, expected, actual)));
      }
    }
  }

  /** Whether the last word of a batch's or a project's stream on it is that it is put away. */
  private static boolean isArchived(List<RecordedEvent> stream) {
    boolean archived = false;
    for (RecordedEvent event : stream) {
      Object said = event.payload();
      if (said instanceof BatchArchived || said instanceof ProjectArchived) {
        archived = true;
      } else if (said instanceof BatchRestored || said instanceof ProjectRestored) {
        archived = false;
      }
    }
    return archived;
  }

  private static Set<Version> stoppedModels(List<RecordedEvent> project) {
    Set<Version> models = new HashSet<>();
    for (RecordedEvent event : project) {
      if (event.payload() instanceof MachineAcceptanceStopped stop) {
        models.add(new Version(stop.modelName(), stop.modelVersion()));
      } else if (event.payload() instanceof MachineAcceptanceResumed) {
        models.clear();
      }
    }
    return models;
  }

  private static Map<String, List<QueuedTask>> byRow(List<QueuedTask> tasks) {
    return tasks.stream().collect(Collectors.groupingBy(task -> task.dataRowId().toString()));
  }
}
