package io.countersign.ops.server.backup;

import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Remembers when backups were made, for those who watch over that. */
@Component
public final class BackupRuns {
  private final JdbcTemplate jdbc;

  public BackupRuns(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Notes a backup that was written to its end. */
  public void made(BackupSummary made) {
    jdbc.update(
        "INSERT INTO backup_run (at, position, rows) VALUES (?, ?, ?)"
            + " ON CONFLICT (at) DO NOTHING",
        OffsetDateTime.ofInstant(made.at(), ZoneOffset.UTC),
        made.position(),
        made.rows());
  }

  /** How long ago the first thing happened that no backup holds; zero if all is in one. */
  public Duration unsaved(Instant now) {
    return jdbc.query(
        "SELECT at FROM event WHERE position > (SELECT coalesce(max(position), 0) FROM backup_run)"
            + " ORDER BY position LIMIT 1",
        (ResultSet found) -> {
          OffsetDateTime first = found.next() ? found.getObject(1, OffsetDateTime.class) : null;
          return first == null ? Duration.ZERO : Duration.between(first.toInstant(), now);
        });
  }
}
