package io.countersign.processes.upkeep;

import io.countersign.engine.batch.BatchEvent.BatchArchived;
import io.countersign.engine.batch.BatchEvent.BatchCreated;
import io.countersign.engine.batch.BatchEvent.BatchRescheduled;
import io.countersign.engine.batch.BatchEvent.BatchRestored;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.log.EventLog;
import io.countersign.engine.log.RecordedEvent;
import io.countersign.engine.project.ProjectEvent;
import io.countersign.engine.project.ProjectEvent.ProjectArchived;
import io.countersign.engine.project.ProjectEvent.ProjectCreated;
import io.countersign.engine.project.ProjectEvent.ProjectRestored;
import io.countersign.engine.project.ProjectId;
import io.countersign.processes.acceptance.AuditTable;
import io.countersign.processes.acceptance.Audited;
import io.countersign.processes.acceptance.StoppedModels;
import io.countersign.processes.flow.FlowEngine;
import io.countersign.processes.flow.Tokens;
import io.countersign.processes.queue.BatchSchedules;
import io.countersign.processes.queue.QueueTable;
import io.countersign.processes.queue.QueuedTask;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes process state and work queue anew from the event log, in one transaction: it ends with all
 * of it new or all of it as before. Commands that come meanwhile wait.
 */
public final class ProcessRebuild {
  /** How many rows get their tokens in one engine command. */
  private static final int CHUNK = 500;

  private static final String TABLES = "work_queue, batch_schedule, machine_audit, stopped_model";

  private static final String LOCK = "LOCK TABLE " + TABLES + " IN ACCESS EXCLUSIVE MODE";

  private static final Logger LOG = LoggerFactory.getLogger(ProcessRebuild.class);

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final EventLog eventLog;
  private final FlowEngine engine;
  private final Tokens tokens;
  private final QueueTable queue;
  private final BatchSchedules schedules;
  private final AuditTable audits;
  private final StoppedModels stopped;

  public ProcessRebuild(
      JdbcTemplate jdbc,
      PlatformTransactionManager transactionManager,
      EventLog eventLog,
      FlowEngine engine,
      Tokens tokens,
      QueueTable queue,
      BatchSchedules schedules,
      AuditTable audits,
      StoppedModels stopped) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactionManager);
    this.eventLog = eventLog;
    this.engine = engine;
    this.tokens = tokens;
    this.queue = queue;
    this.schedules = schedules;
    this.audits = audits;
    this.stopped = stopped;
  }

  /**
   * What was made.
   *
   * @param rows that the log holds
   * @param tokens of those that are not finished
   * @param tasks in the queue
   */
  public record Rebuilt(long rows, long tokens, long tasks) {}

  /**
   * Rebuilds everything.
   *
   * @param progress is told how many rows were read so far, now and then
   */
  public Rebuilt rebuild(LongConsumer progress) {
    return transaction.execute(
        status -> {
          jdbc.execute(LOCK);
          engine.lockAll();
          engine.removeAll();
          jdbc.execute("TRUNCATE " + TABLES);
          Run run = new Run(progress);
          eventLog.streamByStreamAsSeen(run::add);
          return run.finish();
        });
  }

  /** One rebuild, a chunk at a time. */
  private final class Run {
    private final LongConsumer progress;
    private final List<DataRowFold> unfinished = new ArrayList<>();
    private final Set<ProjectId> archivedProjects = new HashSet<>();
    private long rowCount;
    private long tokenCount;
    private long taskCount;

    Run(LongConsumer progress) {
      this.progress = progress;
    }

    void add(List<RecordedEvent> stream) {
      Object first = stream.get(0).payload();
      if (Folds.isRow(stream)) {
        addRow(stream);
      } else if (first instanceof BatchCreated) {
        stream.forEach(event -> addToSchedule(event.payload()));
      } else if (first instanceof ProjectCreated) {
        stream.forEach(event -> addProject(event.payload()));
      }
    }

    /** A row that can't be folded is left out; verification tells it. */
    private void addRow(List<RecordedEvent> stream) {
      try {
        addRow(Folds.row(stream));
      } catch (UnfoldableStream unfoldable) {
        LOG.error(
            "Row {} can't be folded and is passed over", stream.get(0).streamId(), unfoldable);
      }
    }

    private void addRow(DataRowFold row) {
      rowCount++;
      Audited.of(row).ifPresent(audits::put);
      if (!row.state().finished()) {
        unfinished.add(row);
      }
      if (unfinished.size() == CHUNK) {
        flush();
      }
    }

    private void addToSchedule(Object event) {
      if (event instanceof BatchCreated created) {
        schedules.create(created.batchId(), created.projectId(), created.priority());
      } else if (event instanceof BatchRescheduled rescheduled) {
        schedules.reschedule(rescheduled.batchId(), rescheduled.priority());
      } else if (event instanceof BatchArchived archived) {
        schedules.archive(archived.batchId(), true);
      } else if (event instanceof BatchRestored restored) {
        schedules.archive(restored.batchId(), false);
      }
    }

    /** Its batches may come later. */
    private void addProject(Object event) {
      if (event instanceof ProjectArchived archived) {
        archivedProjects.add(archived.projectId());
      } else if (event instanceof ProjectRestored restored) {
        archivedProjects.remove(restored.projectId());
      } else if (event instanceof ProjectEvent other) {
        stopped.follow(other);
      }
    }

    private void flush() {
      tokens.restore(unfinished);
      List<QueuedTask> tasks =
          unfinished.stream().flatMap(row -> QueuedTask.of(row).stream()).toList();
      queue.put(tasks);
      tokenCount += unfinished.stream().mapToLong(row -> tokens.of(row).size()).sum();
      taskCount += tasks.size();
      unfinished.clear();
      progress.accept(rowCount);
    }

    Rebuilt finish() {
      flush();
      archivedProjects.forEach(project -> schedules.archive(project, true));
      queue.rescheduleAll();
      queue.archiveAll();
      return new Rebuilt(rowCount, tokenCount, taskCount);
    }
  }
}
