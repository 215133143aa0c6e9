package io.countersign.processes.queue;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.project.Group;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.engine.sla.SlaState;
import io.countersign.engine.task.TaskId;
import io.countersign.engine.task.TaskKind;
import io.countersign.engine.task.TaskState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The columns of {@link QueueTable}: tasks as one array for each, and a row as a task. */
final class QueueColumns {
  static final String NAMES =
      """
      data_row_id, ordinal, project_id, batch_id, kind, stage, required_group, round, state,
      assignee, claim_expires_at, priority, opened_at, warn_at, due_at, sla, escalated, author,
      reserved_for
      """;

  private static final int COUNT = 19;

  private final List<List<@Nullable Object>> columns = new ArrayList<>();

  QueueColumns() {
    for (int i = 0; i < COUNT; i++) {
      columns.add(new ArrayList<>());
    }
  }

  void add(QueuedTask task) {
    @Nullable Object[] values = {
      task.dataRowId(), task.id().ordinal(), task.projectId(), task.batchId(), task.kind(),
      task.stage(), task.group(), task.round(), task.state(), task.assignee(),
      task.claimExpiresAt(), task.priority(), task.openedAt(), task.warnAt(), task.dueAt(),
      task.sla(), task.escalated(), textOf(task.author()), textOf(task.reservedFor())
    };
    for (int i = 0; i < COUNT; i++) {
      Object value = values[i];
      columns.get(i).add(value == null ? null : value.toString());
    }
  }

  private static String textOf(@Nullable UserId person) {
    return person == null ? "" : person.toString();
  }

  Object[] arrays() {
    return columns.stream().map(column -> (Object) column.toArray(String[]::new)).toArray();
  }

  static TaskId taskId(ResultSet row) throws SQLException {
    return new TaskId(new DataRowId(row.getString("data_row_id")), row.getInt("ordinal"));
  }

  static QueuedTask task(ResultSet row) throws SQLException {
    return new QueuedTask(
        taskId(row),
        new ProjectId(row.getString("project_id")),
        new BatchId(row.getString("batch_id")),
        TaskKind.valueOf(row.getString("kind")),
        row.getString("stage"),
        Group.valueOf(row.getString("required_group")),
        row.getInt("round"),
        TaskState.valueOf(row.getString("state")),
        person(row.getString("assignee")),
        instant(row, "claim_expires_at"),
        row.getInt("priority"),
        Objects.requireNonNull(instant(row, "opened_at")),
        instant(row, "warn_at"),
        instant(row, "due_at"),
        SlaState.valueOf(row.getString("sla")),
        row.getBoolean("escalated"),
        person(row.getString("author")),
        person(row.getString("reserved_for")));
  }

  private static @Nullable UserId person(@Nullable String id) {
    return id == null || id.isEmpty() ? null : new UserId(id);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
