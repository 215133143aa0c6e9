package io.countersign.processes.queue;

import static java.util.stream.Collectors.toSet;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.TaskState;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** The table of the work queue: its statements. */
public final class QueueTable {
  /**
   * A task keeps the priority that its batch was given in the meantime; only an escalated one
   * brings its own. It stays put away along with its batch, and whoever takes it nevertheless is
   * told.
   */
  private static final String REPLACE =
      """
          ON CONFLICT (data_row_id, ordinal) DO UPDATE SET
            kind = excluded.kind, stage = excluded.stage,
            independent = excluded.independent,
            required_group = excluded.required_group, round = excluded.round,
            state = CASE
              WHEN work_queue.archived AND excluded.state = 'OPEN' THEN 'ARCHIVED'
              WHEN work_queue.state = 'ARCHIVED' THEN 'ARCHIVED' ELSE excluded.state END,
            assignee = excluded.assignee,
            claim_expires_at = excluded.claim_expires_at, opened_at = excluded.opened_at,
            warn_at = excluded.warn_at, due_at = excluded.due_at, sla = excluded.sla,
            escalated = excluded.escalated, barred = excluded.barred,
            reserved_for = excluded.reserved_for, proposed = excluded.proposed,
            priority = CASE
              WHEN excluded.escalated THEN excluded.priority ELSE work_queue.priority END
            RETURNING data_row_id, ordinal, state
          """;

  private static final String INTO = "INSERT INTO work_queue (" + QueueColumns.NAMES + ") ";

  private static final String PUT = INTO + QueueColumns.SEVERAL + REPLACE;

  /** The same for one task, which is most of what commands change: nothing to take apart. */
  private static final String PUT_ONE = INTO + QueueColumns.ONE + REPLACE;

  private static final String REMOVE_ONE =
      "DELETE FROM work_queue WHERE data_row_id = ? AND ordinal = ?";

  private static final String REMOVE =
      """
      DELETE FROM work_queue USING unnest(?::text[], ?::integer[]) done (data_row_id, ordinal)
        WHERE work_queue.data_row_id = done.data_row_id AND work_queue.ordinal = done.ordinal
      """;

  private static final String LOCK_TASKS =
      """
      SELECT data_row_id, ordinal FROM work_queue WHERE data_row_id = ANY (?::text[])
        ORDER BY data_row_id, ordinal FOR UPDATE
      """;

  private static final String RESCHEDULE =
      "UPDATE work_queue SET priority = ? WHERE batch_id = ? AND NOT escalated AND priority <> ?";

  private static final String RESCHEDULE_ALL =
      """
      UPDATE work_queue SET priority = batch_schedule.priority FROM batch_schedule
        WHERE work_queue.batch_id = batch_schedule.batch_id AND NOT work_queue.escalated
          AND work_queue.priority <> batch_schedule.priority
      """;

  /** Rows that the sweeper failed on are left out for a while. */
  private static final String NOT_WAITING_FOR_RETRY =
      "NOT EXISTS (SELECT FROM dead_letter WHERE dead_letter.work = 'sweep'"
          + " AND dead_letter.data_row_id = work_queue.data_row_id"
          + " AND dead_letter.next_try > clock.now) AND ";

  private static final String ARCHIVE =
      """
      UPDATE work_queue q SET archived = true,
          state = CASE state WHEN 'OPEN' THEN 'ARCHIVED' ELSE state END
        WHERE NOT archived AND
      """;

  private static final String OFFER =
      """
      UPDATE work_queue q SET archived = false,
          state = CASE state WHEN 'ARCHIVED' THEN 'OPEN' ELSE state END
        FROM batch_schedule b
        WHERE q.archived AND b.batch_id = q.batch_id AND NOT b.archived AND NOT b.project_archived
      """;

  private static final RowMapper<Optional<TaskId>> IF_ARCHIVED =
      (row, number) ->
          row.getString("state").equals(QueueColumns.ARCHIVED)
              ? Optional.of(QueueColumns.taskId(row))
              : Optional.empty();

  private static final String SELECT = "SELECT " + QueueColumns.NAMES + " FROM work_queue ";

  private static final String IN_ORDER = " ORDER BY data_row_id, ordinal";

  private static final RowMapper<QueuedTask> QUEUED_TASK = (row, number) -> QueueColumns.task(row);

  private final JdbcTemplate jdbc;

  public QueueTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Stores these tasks as they are now.
   *
   * @throws CommandRefused BATCH_ARCHIVED if one is claimed that is not offered
   */
  public void put(Collection<QueuedTask> tasks) {
    if (tasks.size() == 1) {
      requireOffered(tasks, jdbc.query(PUT_ONE, IF_ARCHIVED, QueueColumns.one(first(tasks))));
    } else if (!tasks.isEmpty()) {
      requireOffered(tasks, jdbc.query(PUT, IF_ARCHIVED, QueueColumns.several(tasks)));
    }
  }

  private static QueuedTask first(Collection<QueuedTask> tasks) {
    return tasks.iterator().next();
  }

  private static void requireOffered(
      Collection<QueuedTask> tasks, List<Optional<TaskId>> archived) {
    Set<TaskId> away = archived.stream().flatMap(Optional::stream).collect(toSet());
    for (QueuedTask task : tasks) {
      if (task.state() == TaskState.CLAIMED && away.contains(task.id())) {
        throw new CommandRefused(
            Refusal.BATCH_ARCHIVED,
            "Expected a task that is offered, but %s is archived with its batch"
                .formatted(task.id()));
      }
    }
  }

  /** Removes these tasks. */
  public void remove(Collection<TaskId> tasks) {
    if (tasks.size() == 1) {
      // One is not an array: what an array may hold is planned anew each time.
      TaskId one = tasks.iterator().next();
      jdbc.update(REMOVE_ONE, one.dataRowId().toString(), one.ordinal());
    } else if (!tasks.isEmpty()) {
      String[] rows =
          tasks.stream().map(task -> task.dataRowId().toString()).toArray(String[]::new);
      Integer[] ordinals = tasks.stream().map(TaskId::ordinal).toArray(Integer[]::new);
      jdbc.update(REMOVE, rows, ordinals);
    }
  }

  /**
   * Locks the tasks of these rows until the commit, always in the same order.
   *
   * @return those that are there
   */
  public Set<TaskId> lock(Collection<DataRowId> dataRows) {
    String[] ids = dataRows.stream().map(DataRowId::toString).toArray(String[]::new);
    return Set.copyOf(
        jdbc.query(LOCK_TASKS, (row, number) -> QueueColumns.taskId(row), (Object) ids));
  }

  /** Puts the tasks of the batch away; those that somebody has stay with them. */
  public void archive(BatchId batchId) {
    jdbc.update(ARCHIVE + "q.batch_id = ?", batchId.toString());
  }

  /** Puts the tasks of the project away. */
  public void archive(ProjectId projectId) {
    jdbc.update(ARCHIVE + "q.project_id = ?", projectId.toString());
  }

  /** Offers the tasks of the batch again, unless its project is put away. */
  public void restore(BatchId batchId) {
    jdbc.update(OFFER + " AND q.batch_id = ?", batchId.toString());
  }

  /** Offers the tasks of the project again, but for those of batches that are put away. */
  public void restore(ProjectId projectId) {
    jdbc.update(OFFER + " AND q.project_id = ?", projectId.toString());
  }

  /** Puts the tasks of every batch away that is. */
  public void archiveAll() {
    jdbc.update(
        ARCHIVE
            + "EXISTS (SELECT FROM batch_schedule b WHERE b.batch_id = q.batch_id"
            + " AND (b.archived OR b.project_archived))");
  }

  /** Gives the tasks of the batch that nobody escalated another priority. */
  public void reschedule(BatchId batchId, int priority) {
    jdbc.update(RESCHEDULE, priority, batchId.toString(), priority);
  }

  /** Gives every task that nobody escalated the priority of its batch. */
  public void rescheduleAll() {
    jdbc.update(RESCHEDULE_ALL);
  }

  Optional<QueuedTask> find(TaskId task) {
    String sql = SELECT + "WHERE data_row_id = ? AND ordinal = ?";
    return jdbc.query(sql, QUEUED_TASK, task.dataRowId().toString(), task.ordinal()).stream()
        .findFirst();
  }

  List<QueuedTask> find(DataRowId dataRowId) {
    String sql = SELECT + "WHERE data_row_id = ? ORDER BY ordinal";
    return jdbc.query(sql, QUEUED_TASK, dataRowId.toString());
  }

  /** The tasks of data rows whose ids come after the one and up to the other. */
  public List<QueuedTask> between(String after, String upTo) {
    String sql = SELECT + "WHERE data_row_id > ? AND data_row_id <= ?" + IN_ORDER;
    return jdbc.query(sql, QUEUED_TASK, after, upTo);
  }

  /** The tasks of data rows whose ids come after this one, some of them. */
  public List<QueuedTask> after(String after, int limit) {
    return jdbc.query(
        SELECT + "WHERE data_row_id > ?" + IN_ORDER + " LIMIT ?", QUEUED_TASK, after, limit);
  }

  List<QueuedTask> list(TaskFilter filter, @Nullable TaskId after, int limit) {
    Conditions conditions = Conditions.of(filter);
    if (after != null) {
      conditions.after(after);
    }
    conditions.parameters.add(limit);
    String sql = SELECT + conditions.where() + IN_ORDER + " LIMIT ?";
    return jdbc.query(sql, QUEUED_TASK, conditions.parameters.toArray());
  }

  long count(TaskFilter filter) {
    Conditions conditions = Conditions.of(filter);
    String sql = "SELECT count(*) FROM work_queue " + conditions.where();
    return Objects.requireNonNull(
        jdbc.queryForObject(sql, Long.class, conditions.parameters.toArray()));
  }

  long held(ProjectId projectId, UserId person) {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            "SELECT claims_held(?, ?)", Long.class, projectId.toString(), person.toString()));
  }

  /** Locks tasks whose claim has run out by {@code now}; those locked by others are passed over. */
  public List<TaskId> lockExpiredClaims(Instant now, int limit) {
    return lock(
        "state = 'CLAIMED' AND claim_expires_at <= clock.now ORDER BY claim_expires_at",
        now,
        limit);
  }

  /** Locks tasks that came to be at risk by {@code now}, and are not past their due time yet. */
  public List<TaskId> lockAtRisk(Instant now, int limit) {
    return lock(
        "NOT archived AND sla = 'ON_TRACK' AND (due_at > clock.now OR due_at IS NULL) AND warn_at <= clock.now ORDER BY warn_at",
        now,
        limit);
  }

  /** Locks tasks whose due time has passed by {@code now}. */
  public List<TaskId> lockOverdue(Instant now, int limit) {
    return lock(
        "NOT archived AND sla <> 'BREACHED' AND due_at <= clock.now ORDER BY due_at", now, limit);
  }

  private List<TaskId> lock(String condition, Instant now, int limit) {
    String sql =
        "SELECT data_row_id, ordinal FROM work_queue, (SELECT ?::timestamptz) clock (now) WHERE "
            + NOT_WAITING_FOR_RETRY
            + condition
            + " LIMIT ? FOR UPDATE OF work_queue SKIP LOCKED";
    return jdbc.query(sql, (row, number) -> QueueColumns.taskId(row), utc(now), limit);
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  /** The conditions of a filter, with their parameters. */
  private static final class Conditions {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    static Conditions of(TaskFilter filter) {
      Conditions conditions = new Conditions();
      conditions.conditions.add("state <> 'ARCHIVED'");
      conditions.add("project_id = ?", filter.projectId());
      conditions.add("batch_id = ?", filter.batchId());
      conditions.add("kind = ?", filter.kind());
      conditions.add("stage = ?", filter.stage());
      conditions.add("state = ?", filter.state());
      conditions.add("assignee = ?", filter.assignee());
      conditions.add("reserved_for = ?", filter.reservedFor());
      conditions.add("sla = ?", filter.sla());
      if (filter.assignee() != null) {
        conditions.conditions.add("state = 'CLAIMED'");
      }
      return conditions;
    }

    void add(String condition, @Nullable Object parameter) {
      if (parameter != null) {
        conditions.add(condition);
        parameters.add(parameter.toString());
      }
    }

    void after(TaskId task) {
      // Of the row first, so that an index by row leads there.
      conditions.add("data_row_id >= ? AND (data_row_id, ordinal) > (?, ?)");
      String row = task.dataRowId().toString();
      parameters.addAll(List.of(row, row, task.ordinal()));
    }

    String where() {
      return conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions);
    }
  }
}
