package io.countersign.processes.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What waits over all projects, for those who watch over the installation. */
public final class QueueFigures {
  /** Stages with names of their own; those of the fewest tasks are told together. */
  static final int MOST_STAGES = 20;

  static final String OTHER = "other";

  private static final String BUCKETS =
      """
      SELECT kind, stage, count(*) FILTER (WHERE state = 'OPEN'),
          count(*) FILTER (WHERE state = 'CLAIMED'), count(*) FILTER (WHERE sla = 'AT_RISK'),
          count(*) FILTER (WHERE sla = 'BREACHED'), min(opened_at) FILTER (WHERE state = 'OPEN')
        FROM work_queue GROUP BY kind, stage ORDER BY count(*) DESC, stage
      """;

  private final JdbcTemplate jdbc;
  private final Clock clock;

  public QueueFigures(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Tasks of one kind at one stage.
   *
   * @param stage {@code other} for those beyond the number of stages that are told apart
   * @param oldestOpen how long the first open one has waited; zero if none is open
   */
  public record Bucket(
      String kind,
      String stage,
      long open,
      long claimed,
      long atRisk,
      long breached,
      Duration oldestOpen) {
    private Bucket and(Bucket more) {
      return new Bucket(
          kind,
          stage,
          open + more.open,
          claimed + more.claimed,
          atRisk + more.atRisk,
          breached + more.breached,
          oldestOpen.compareTo(more.oldestOpen) >= 0 ? oldestOpen : more.oldestOpen);
    }

    private Bucket ofOther() {
      return new Bucket(kind, OTHER, open, claimed, atRisk, breached, oldestOpen);
    }
  }

  /** The tasks by kind and stage. */
  public List<Bucket> buckets() {
    Instant now = clock.instant();
    List<Bucket> all = jdbc.query(BUCKETS, (row, number) -> bucket(row, now));
    Map<List<String>, Bucket> told = new LinkedHashMap<>();
    List<String> stages = all.stream().map(Bucket::stage).distinct().limit(MOST_STAGES).toList();
    for (Bucket bucket : all) {
      Bucket named = stages.contains(bucket.stage()) ? bucket : bucket.ofOther();
      told.merge(List.of(named.kind(), named.stage()), named, Bucket::and);
    }
    return new ArrayList<>(told.values());
  }

  private static Bucket bucket(ResultSet row, Instant now) throws SQLException {
    return new Bucket(
        row.getString(1),
        row.getString(2),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        since(row.getTimestamp(7), now));
  }

  private static Duration since(@Nullable Timestamp at, Instant now) {
    Duration waited = at == null ? Duration.ZERO : Duration.between(at.toInstant(), now);
    return waited.isNegative() ? Duration.ZERO : waited;
  }
}
