package io.countersign.ops.server.audit;

import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.ops.server.security.record.AccessEntry;
import io.countersign.ops.server.security.record.AccessKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Finds lines of the access record, the latest first. */
@Component
final class AccessSearch {
  private static final String SELECT =
      "SELECT r.id, r.at, r.kind, r.actor, a.name, r.person, coalesce(p.name, r.given_name),"
          + " r.address, r.project_id, r.times, r.detail FROM access_record r"
          + " LEFT JOIN app_user a ON a.id = r.actor LEFT JOIN app_user p ON p.id = r.person"
          + " WHERE r.id < ?";

  /** What was taken out of the project, and what is about its members and no other project. */
  private static final String OF_PROJECT =
      "(r.project_id = ? OR (r.project_id IS NULL AND r.person IN"
          + " (SELECT user_id FROM project_member WHERE project_id = ?)))";

  private final JdbcTemplate jdbc;

  AccessSearch(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What is looked for; {@code null} does not matter.
   *
   * @param person who did it, or whom it is about; an id or a name
   */
  record Wanted(
      @Nullable ProjectId project,
      @Nullable AccessKind kind,
      @Nullable String person,
      @Nullable Instant from,
      @Nullable Instant to) {}

  List<AccessEntry> find(Wanted wanted, String before, int limit) {
    StringBuilder sql = new StringBuilder(SELECT);
    List<Object> values = new ArrayList<>(List.of(before));
    if (wanted.project() != null) {
      String project = wanted.project().value();
      add(sql, values, OF_PROJECT, project, project);
    }
    if (wanted.kind() != null) {
      add(sql, values, "r.kind = ?", wanted.kind().name());
    }
    if (wanted.person() != null) {
      String who = wanted.person();
      add(sql, values, "? IN (r.actor, r.person, a.name, p.name, r.given_name)", who);
    }
    if (wanted.from() != null) {
      add(sql, values, "r.at >= ?", Timestamp.from(wanted.from()));
    }
    if (wanted.to() != null) {
      add(sql, values, "r.at < ?", Timestamp.from(wanted.to()));
    }
    values.add(limit);
    return jdbc.query(
        sql.append(" ORDER BY r.id DESC LIMIT ?").toString(),
        AccessSearch::entry,
        values.toArray());
  }

  private static void add(
      StringBuilder sql, List<Object> values, String condition, Object... parameters) {
    sql.append(" AND ").append(condition);
    values.addAll(List.of(parameters));
  }

  private static AccessEntry entry(ResultSet row, int number) throws SQLException {
    return new AccessEntry(
        row.getString(1),
        row.getTimestamp(2).toInstant(),
        AccessKind.valueOf(row.getString(3)),
        person(row.getString(4)),
        row.getString(5),
        person(row.getString(6)),
        row.getString(7),
        row.getString(8),
        row.getString(9) == null ? null : new ProjectId(row.getString(9)),
        row.getInt(10),
        row.getString(11));
  }

  private static @Nullable UserId person(@Nullable String id) {
    return id == null ? null : new UserId(id);
  }
}
