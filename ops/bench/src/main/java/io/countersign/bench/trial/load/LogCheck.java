package io.countersign.bench.trial.load;

import io.countersign.bench.trial.load.Ledger.Fate;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Compares the event log, read past the server, with what those at work were told: what was
 * acknowledged is there once, what was refused is not, and no task was claimed while somebody had
 * it. To be asked while nobody works.
 */
public final class LogCheck {
  private static final String READ =
      """
      SELECT position, type, payload->>'taskId', payload->>'assignee',
             CASE type
               WHEN 'data-row-registered' THEN payload->>'key'
               WHEN 'data-row-reopened' THEN payload->>'reason'
               WHEN 'project-policy-changed' THEN payload->'policy'->>'instructions'
               ELSE payload->>'comment' END
        FROM event WHERE position > ? ORDER BY position
      """;

  private static final Set<String> FREES =
      Set.of("task-released", "claim-expired", "skip-proposed");

  private final Supplier<Database> where;
  private final Ledger ledger;
  private final Map<String, Integer> marks = new HashMap<>();
  private final Map<String, Long> claims = new HashMap<>();
  private final Map<String, String> holders = new HashMap<>();
  private final List<String> claimedTwice = new ArrayList<>();
  private long position;

  /**
   * @param where asked each time, as it may move
   */
  public LogCheck(Supplier<Database> where, Ledger ledger) {
    this.where = where;
    this.ledger = ledger;
  }

  /** Where the log is. */
  public record Database(String url, String user, String password) {}

  /**
   * In what log and people do not agree.
   *
   * @param lost acknowledged, but not in the log
   * @param twice in the log more often than once, or claimed by two
   * @param refused in the log, though refused or never sent
   */
  public record Found(List<String> lost, List<String> twice, List<String> refused) {}

  /** Reads what is new and compares everything. */
  public Found compare() throws SQLException {
    read();
    List<String> lost = new ArrayList<>();
    List<String> twice = new ArrayList<>(claimedTwice);
    List<String> refused = new ArrayList<>();
    ledger
        .commands()
        .forEach(
            (mark, fate) -> {
              if (fate == Fate.DONE && !marks.containsKey(mark)) {
                lost.add(mark);
              }
            });
    marks.forEach(
        (mark, times) -> {
          if (times > 1) {
            twice.add(mark);
          }
          Fate fate = ledger.fate(mark);
          if (fate == null || fate == Fate.REFUSED) {
            refused.add(mark);
          }
        });
    compareClaims(lost, twice);
    return new Found(lost, twice, refused);
  }

  private void compareClaims(List<String> lost, List<String> twice) {
    ledger
        .claims()
        .forEach(
            (claim, told) -> {
              long stored = claims.getOrDefault(claim, 0L);
              if (stored < told) {
                lost.add(claim);
              }
            });
    claims.forEach(
        (claim, stored) -> {
          if (stored > ledger.claims().getOrDefault(claim, 0L)) {
            twice.add(claim);
          }
        });
  }

  private void read() throws SQLException {
    Database database = where.get();
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        PreparedStatement statement = connection.prepareStatement(READ)) {
      statement.setLong(1, position);
      try (ResultSet events = statement.executeQuery()) {
        while (events.next()) {
          position = events.getLong(1);
          take(events.getString(2), events.getString(3), events.getString(4), events.getString(5));
        }
      }
    }
  }

  private void take(
      String type, @Nullable String task, @Nullable String person, @Nullable String mark) {
    if (mark != null) {
      marks.merge(mark, 1, Integer::sum);
    }
    if (task == null) {
      return;
    }
    if (type.equals("task-claimed")) {
      String claim = Ledger.claim(task, String.valueOf(person));
      claims.merge(claim, 1L, Long::sum);
      if (holders.put(task, String.valueOf(person)) != null) {
        claimedTwice.add(claim + ", though somebody had it");
      }
    } else if (FREES.contains(type)) {
      holders.remove(task);
    }
  }
}
