package io.countersign.bench.rig;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.JdbcTemplate;

/** A database of which the server counts what is done in it. */
public final class CountedDatabase implements AutoCloseable {
  private static final String COUNTS =
      """
      SELECT
        (SELECT coalesce(sum(s.calls), 0)::bigint FROM pg_stat_statements s
          WHERE s.dbid = d.datid AND s.toplevel) AS statements,
        (SELECT coalesce(sum(s.calls), 0)::bigint FROM pg_stat_statements s
          WHERE s.dbid = d.datid AND s.toplevel
            AND (s.query LIKE '%FROM event WHERE position >%' OR s.query LIKE 'SELECT base + (pg_snapshot_xmin%'
              OR s.query LIKE '%pg_notify%' OR s.query LIKE 'LISTEN%')) AS looks,
        d.tup_inserted + d.tup_updated + d.tup_deleted AS rows,
        (SELECT wal_bytes::bigint FROM pg_stat_wal) AS wal
      FROM pg_stat_database d WHERE d.datname = ?
      """;

  private static final String PLANNED_AGAIN =
      """
      SELECT s.query FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid
        WHERE d.datname = ? AND s.calls >= ? AND s.plans * 10 > s.calls
      """;

  private static final long PATIENCE_SECONDS = 30;
  private static final long LOOK_MILLIS = 20;

  private final String name;
  private final HikariDataSource dataSource;
  private final JdbcTemplate admin;
  private final long postmaster;

  CountedDatabase(String name, HikariDataSource dataSource, JdbcTemplate admin, long postmaster) {
    this.name = name;
    this.dataSource = dataSource;
    this.admin = admin;
    this.postmaster = postmaster;
  }

  public HikariDataSource dataSource() {
    return dataSource;
  }

  /**
   * What some lives of rows came to, all of them together.
   *
   * @param statements that the database ran, commits included
   * @param looks of these statements, those of who follows the log: as many as they get round to
   * @param rows inserted, updated or deleted
   * @param walBytes of the database's own log
   * @param processorSeconds of this process and of the database's
   * @param seconds by the clock
   */
  public record Costs(
      int lives,
      long statements,
      long looks,
      long rows,
      long walBytes,
      double processorSeconds,
      double seconds) {
    public double statementsEach() {
      return (double) statements / lives;
    }

    /** Without those that hang on the time that it takes. */
    public double steadyStatementsEach() {
      return (double) (statements - looks) / lives;
    }

    public double rowsEach() {
      return (double) rows / lives;
    }

    public double walBytesEach() {
      return (double) walBytes / lives;
    }

    public double processorMillisEach() {
      return processorSeconds * 1_000 / lives;
    }

    public double livesPerSecond() {
      return lives / seconds;
    }
  }

  /** Work on the database. */
  @FunctionalInterface
  public interface Work {
    void run(int lives) throws Exception;
  }

  /** Does {@code work}, and says what it came to. */
  public Costs costs(int lives, Work work) throws Exception {
    Map<String, Object> before = counts();
    double processorBefore = processorSeconds();
    long start = System.nanoTime();
    work.run(lives);
    double seconds = (System.nanoTime() - start) / 1e9;
    double processor = processorSeconds() - processorBefore;
    Map<String, Object> after = counts();
    return new Costs(
        lives,
        difference(before, after, "statements"),
        difference(before, after, "looks"),
        difference(before, after, "rows"),
        difference(before, after, "wal"),
        processor,
        seconds);
  }

  /**
   * Does {@code work}, and says which of the statements that it runs for each life the server makes
   * a new plan for more than one time in ten. The connections have to be warm, and the tables
   * analyzed: a plan is made again because of what is known of them.
   */
  public List<String> plannedAgain(int lives, Work work) throws Exception {
    admin.execute("ALTER SYSTEM SET pg_stat_statements.track_planning = on");
    admin.execute("SELECT pg_reload_conf(), pg_stat_statements_reset()");
    work.run(lives);
    return admin.queryForList(PLANNED_AGAIN, String.class, name, lives);
  }

  private static long difference(
      Map<String, Object> before, Map<String, Object> after, String column) {
    return number(after, column) - number(before, column);
  }

  private static long number(Map<String, Object> counts, String column) {
    return ((Number) Objects.requireNonNull(counts.get(column))).longValue();
  }

  /** Connections tell what they wrote when they end, so they have to. */
  private Map<String, Object> counts() {
    dataSource.getHikariPoolMXBean().softEvictConnections();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (working() > 0 && System.nanoTime() < deadline) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
    }
    return admin.queryForMap(COUNTS, name);
  }

  /** Those that listen for the news of commits stay, and write nothing. */
  private int working() {
    return Objects.requireNonNull(
        admin.queryForObject(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = ? AND query NOT LIKE 'LISTEN%'",
            Integer.class, name));
  }

  private double processorSeconds() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1e9 + ProcessorTime.ofTree(postmaster).toNanos() / 1e9;
  }

  @Override
  public void close() {
    dataSource.close();
  }
}
