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
 * Rows that background work failed on. Each waits for a retry, longer each time, while the others
 * go on; one that then succeeds is removed.
 */
public final class DeadLetterTable {
  private static final int MOST = 1_000;
  private static final int LONGEST_FAILURE = 2_000;
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

  private static final String PUT =
      """
      INSERT INTO dead_letter (work, data_row_id, since, tries, next_try, failure)
        VALUES (?, ?, ?, 1, ?, ?)
        ON CONFLICT (work, data_row_id) DO UPDATE SET tries = dead_letter.tries + 1,
          next_try = excluded.next_try + least(dead_letter.tries, 60) * interval '1 minute',
          failure = excluded.failure
      """;

  private final JdbcTemplate jdbc;
  private final Clock clock;

  public DeadLetterTable(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A dead letter.
   *
   * @param work that failed on it
   * @param since when it failed first
   * @param tries how often it failed
   * @param nextTry it waits until then
   */
  public record DeadLetter(
      String work, DataRowId dataRow, Instant since, int tries, Instant nextTry, String failure) {}

  /** Makes the row a dead letter, or has it wait longer if it is one. */
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

  /** Whether there are any of this work, waiting or due. */
  public boolean any(String work) {
    return !jdbc.queryForList("SELECT 1 FROM dead_letter WHERE work = ? LIMIT 1", work).isEmpty();
  }

  /** Those of {@code rows} that do not wait for a retry, in their order. */
  public List<DataRowId> due(String work, Collection<DataRowId> rows) {
    Set<String> waiting =
        new HashSet<>(
            jdbc.queryForList(
                "SELECT data_row_id FROM dead_letter"
                    + " WHERE work = ? AND data_row_id = ANY (?) AND next_try > ?",
                String.class,
                work,
                ids(rows),
                at(clock.instant())));
    return rows.stream().filter(row -> !waiting.contains(row.value())).toList();
  }

  /** The work on these rows succeeded: they are no dead letters any more. */
  public void forget(String work, Collection<DataRowId> rows) {
    jdbc.update(
        "DELETE FROM dead_letter WHERE work = ? AND data_row_id = ANY (?)", work, ids(rows));
  }

  /** All of them, those first that failed first. */
  public List<DeadLetter> all() {
    return jdbc.query(
        "SELECT work, data_row_id, since, tries, next_try, failure FROM dead_letter"
            + " ORDER BY since, data_row_id LIMIT "
            + MOST,
        (row, number) -> deadLetter(row));
  }

  /**
   * Has rows tried again at the next round.
   *
   * @param rows which; all of them if empty
   * @return how many there are
   */
  public long retry(Collection<DataRowId> rows) {
    return jdbc.update(
        "UPDATE dead_letter SET next_try = ? WHERE ? OR data_row_id = ANY (?)",
        at(clock.instant()),
        rows.isEmpty(),
        ids(rows));
  }

  private static DeadLetter deadLetter(ResultSet row) throws SQLException {
    return new DeadLetter(
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
