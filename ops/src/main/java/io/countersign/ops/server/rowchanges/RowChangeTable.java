package io.countersign.ops.server.rowchanges;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Which rows each change has changed so far; kept for a week. */
@Component
class RowChangeTable {
  private static final Duration KEPT = Duration.ofDays(7);

  /** So that what is forgotten takes no longer than what is noted. */
  private static final int FORGOTTEN_AT_ONCE = 10;

  private static final String FORGET =
      """
      DELETE FROM row_change WHERE id IN (
        SELECT id FROM row_change WHERE started_at < ? ORDER BY started_at LIMIT ?
        FOR UPDATE SKIP LOCKED)
      """;

  private static final RowMapper<RowChange> CHANGE =
      (row, number) ->
          new RowChange(
              row.getString("id"),
              new ProjectId(row.getString("project_id")),
              RowAction.valueOf(row.getString("action")),
              row.getString("reason"),
              row.getString("undoes"),
              new UserId(row.getString("started_by")),
              row.getObject("started_at", OffsetDateTime.class).toInstant());

  private final JdbcTemplate jdbc;

  RowChangeTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** A row that a change has changed. */
  record Changed(DataRowId row, long version) {}

  void begin(RowChange change) {
    jdbc.update(FORGET, utc(change.startedAt().minus(KEPT)), FORGOTTEN_AT_ONCE);
    jdbc.update(
        "INSERT INTO row_change (id, project_id, action, reason, undoes, started_by, started_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        change.id(),
        change.project().toString(),
        change.action().name(),
        change.reason(),
        change.undoes(),
        change.startedBy().toString(),
        utc(change.startedAt()));
  }

  /** Notes a row, in the transaction that changes it. */
  void note(RowChange change, DataRowId row, long version) {
    jdbc.update(
        "INSERT INTO row_change_row (row_change_id, data_row_id, version) VALUES (?, ?, ?)",
        change.id(),
        row.toString(),
        version);
  }

  Optional<RowChange> find(ProjectId project, String id) {
    return jdbc
        .query(
            "SELECT * FROM row_change WHERE id = ? AND project_id = ?",
            CHANGE,
            id,
            project.toString())
        .stream()
        .findFirst();
  }

  /** The latest changes of a project, the latest first. */
  List<RowChange> latest(ProjectId project, int limit) {
    return jdbc.query(
        "SELECT * FROM row_change WHERE project_id = ? ORDER BY id DESC LIMIT ?",
        CHANGE,
        project.toString(),
        limit);
  }

  long rows(String change) {
    Long rows =
        jdbc.queryForObject(
            "SELECT count(*) FROM row_change_row WHERE row_change_id = ?", Long.class, change);
    return rows == null ? 0 : rows;
  }

  /** The rows that a change has changed, in the order of their ids. */
  List<Changed> changed(RowChange change) {
    return jdbc.query(
        "SELECT data_row_id, version FROM row_change_row WHERE row_change_id = ?"
            + " ORDER BY data_row_id",
        (row, number) ->
            new Changed(new DataRowId(row.getString("data_row_id")), row.getLong("version")),
        change.id());
  }

  private static OffsetDateTime utc(Instant at) {
    return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
  }
}
