package io.countersign.processes.queue;

import static java.util.stream.Collectors.joining;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.TaskKind;
import io.countersign.engine.datarow.TaskState;
import io.countersign.engine.project.Group;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.engine.sla.SlaState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;

/** The columns of {@link QueueTable}: tasks as parameters, and a row as a task. */
final class QueueColumns {
  static final String NAMES =
      """
      data_row_id, ordinal, project_id, batch_id, kind, stage, required_group, round, independent,
      state, assignee, claim_expires_at, priority, opened_at, warn_at, due_at, sla, escalated,
      barred, reserved_for, archived, proposed
      """;

  private static final List<String> TYPES =
      List.of(
          """
          text integer text text text text text integer boolean
          text text timestamptz integer timestamptz timestamptz timestamptz text boolean
          text text boolean text
          """
              .split("\\s+"));

  /** One task, as parameters. */
  static final String ONE = parameters("VALUES (", "?::%s");

  /** Several tasks, as an array for each column. */
  static final String SEVERAL = parameters("SELECT * FROM unnest(", "?::%s[]");

  /** The state of a task that is open, but of an archived batch: nobody looks for it. */
  static final String ARCHIVED = "ARCHIVED";

  private QueueColumns() {}

  private static String parameters(String before, String parameter) {
    return TYPES.stream().map(parameter::formatted).collect(joining(", ", before, ")"));
  }

  /** The parameters of {@link #ONE}. */
  static Object[] one(QueuedTask task) {
    @Nullable String[] texts = texts(task);
    Object[] parameters = new Object[texts.length];
    for (int i = 0; i < texts.length; i++) {
      parameters[i] = new SqlParameterValue(Types.VARCHAR, texts[i]);
    }
    return parameters;
  }

  /** The parameters of {@link #SEVERAL}. */
  static Object[] several(Collection<QueuedTask> tasks) {
    List<@Nullable String[]> rows = tasks.stream().map(QueueColumns::texts).toList();
    return IntStream.range(0, TYPES.size())
        .mapToObj(column -> (Object) rows.stream().map(row -> row[column]).toArray(String[]::new))
        .toArray();
  }

  private static String storedState(QueuedTask task) {
    boolean away = task.archived() && task.state() == TaskState.OPEN;
    return away ? ARCHIVED : task.state().name();
  }

  private static TaskState state(String stored) {
    return stored.equals(ARCHIVED) ? TaskState.OPEN : TaskState.valueOf(stored);
  }

  private static @Nullable String[] texts(QueuedTask task) {
    @Nullable Object[] values = {
      task.dataRowId(),
      task.id().ordinal(),
      task.projectId(),
      task.batchId(),
      task.kind(),
      task.stage(),
      task.group(),
      task.round(),
      task.independent(),
      storedState(task),
      task.assignee(),
      task.claimExpiresAt(),
      task.priority(),
      task.openedAt(),
      task.warnAt(),
      task.dueAt(),
      task.sla(),
      task.escalated(),
      textOf(task.barred()),
      textOf(task.reservedFor()),
      task.archived(),
      textOf(task.proposed())
    };
    @Nullable String[] texts = new String[values.length];
    for (int i = 0; i < values.length; i++) {
      texts[i] = values[i] == null ? null : values[i].toString();
    }
    return texts;
  }

  /** Each between two line feeds, which no id has. */
  private static String textOf(List<UserId> people) {
    return people.isEmpty()
        ? ""
        : people.stream().map(UserId::value).collect(joining("\n", "\n", "\n"));
  }

  /** What is found in the text of people if {@code person} is one of them. */
  static String barredText(UserId person) {
    return textOf(List.of(person));
  }

  private static List<UserId> people(String text) {
    return text.lines().filter(id -> !id.isEmpty()).map(UserId::new).toList();
  }

  private static String textOf(@Nullable UserId person) {
    return person == null ? "" : person.toString();
  }

  /** The name and then the option, which is the rest: no name has a line feed. */
  private static @Nullable String textOf(@Nullable Proposed proposed) {
    return proposed == null ? null : proposed.name() + "\n" + proposed.option();
  }

  private static @Nullable Proposed proposed(@Nullable String text) {
    if (text == null) {
      return null;
    }
    int end = text.indexOf('\n');
    return new Proposed(text.substring(0, end), text.substring(end + 1));
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
        row.getBoolean("independent"),
        state(row.getString("state")),
        person(row.getString("assignee")),
        instant(row, "claim_expires_at"),
        row.getInt("priority"),
        Objects.requireNonNull(instant(row, "opened_at")),
        instant(row, "warn_at"),
        instant(row, "due_at"),
        SlaState.valueOf(row.getString("sla")),
        row.getBoolean("escalated"),
        people(row.getString("barred")),
        person(row.getString("reserved_for")),
        row.getBoolean("archived"),
        proposed(row.getString("proposed")));
  }

  private static @Nullable UserId person(@Nullable String id) {
    return id == null || id.isEmpty() ? null : new UserId(id);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
