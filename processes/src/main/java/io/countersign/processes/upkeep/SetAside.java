package io.countersign.processes.upkeep;

import io.countersign.engine.datarow.DataRowId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Rows that background work failed on. They are left out for a while, ever longer, so that the
 * others go on; one that then succeeds is forgotten here.
 */
public final class SetAside {
  private static final int MOST = 1_000;
  private static final int LONGEST_FAILURE = 2_000;
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

  private static final String PUT =
      """
      INSERT INTO set_aside (work, data_row_id, since, tries, next_try, failure)
        VALUES (?, ?, ?, 1, ?, ?)
        ON CONFLICT (work, data_row_id) DO UPDATE SET tries = set_aside.tries + 1,
          next_try = excluded.next_try + least(set_aside.tries, 60) * interval '1 minute',
          failure = excluded.failure
      """;

  private final JdbcTemplate jdbc;
  private final Clock clock;

  public SetAside(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A row that is left out.
   *
   * @param work that failed on it
   * @param since when it failed first
   * @param tries how often it failed
   * @param nextTry until then it is left out
   */
  public record Row(
      String work, DataRowId dataRow, Instant since, int tries, Instant nextTry, String failure) {}

  /** Leaves a row out. */
  public void put(String work, DataRowId row, RuntimeException failure) {
    Instant now = clock.instant();
    String text = failure.toString();
    jdbc.update(
        PUT,
        work,
        row.value(),
        at(now),
        at(now.plus(FIRST_PAUSE)),
        text.substring(0, Math.min(text.length(), LONGEST_FAILURE)).replace("\0", ""));
  }

  /** Whether any are left out or were. */
  public boolean any(String work) {
    return !jdbc.queryForList("SELECT 1 FROM set_aside WHERE work = ? LIMIT 1", work).isEmpty();
  }

  /** Those of {@code rows} that are not left out now, in their order. */
  public List<DataRowId> due(String work, Collection<DataRowId> rows) {
    Set<String> leftOut =
        new HashSet<>(
            jdbc.queryForList(
                "SELECT data_row_id FROM set_aside"
                    + " WHERE work = ? AND data_row_id = ANY (?) AND next_try > ?",
                String.class,
                work,
                ids(rows),
                at(clock.instant())));
    return rows.stream().filter(row -> !leftOut.contains(row.value())).toList();
  }

  /** The work on these rows succeeded. */
  public void forget(String work, Collection<DataRowId> rows) {
    jdbc.update("DELETE FROM set_aside WHERE work = ? AND data_row_id = ANY (?)", work, ids(rows));
  }

  /** All of them, those first that failed first. */
  public List<Row> rows() {
    return jdbc.query(
        "SELECT work, data_row_id, since, tries, next_try, failure FROM set_aside"
            + " ORDER BY since, data_row_id LIMIT "
            + MOST,
        (row, number) -> row(row));
  }

  /**
   * Has rows tried again by the next round.
   *
   * @param rows which; all of them if empty
   * @return how many there are
   */
  public long retry(Collection<DataRowId> rows) {
    return jdbc.update(
        "UPDATE set_aside SET next_try = ? WHERE ? OR data_row_id = ANY (?)",
        at(clock.instant()),
        rows.isEmpty(),
        ids(rows));
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getString(1),
        new DataRowId(row.getString(2)),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        row.getInt(4),
        row.getObject(5, OffsetDateTime.class).toInstant(),
        row.getString(6));
  }

  private static String[] ids(Collection<DataRowId> rows) {
    return rows.stream().map(DataRowId::value).toArray(String[]::new);
  }

  private static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
