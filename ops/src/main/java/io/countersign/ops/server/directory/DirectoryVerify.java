package io.countersign.ops.server.directory;

import io.countersign.engine.log.EventLog;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares the tables of the directory with what the log makes of them, and the keys and contents
 * of the data rows with their events. It sees one instant of the database.
 */
@Component
public final class DirectoryVerify {
  private static final String PREFIX = "verified_";

  private static final String COMPARE =
      """
      SELECT 'missing', row_to_json(m)::text
        FROM (SELECT * FROM verified_%1$s EXCEPT SELECT * FROM %1$s) m
      UNION ALL SELECT 'not in the log', row_to_json(m)::text
        FROM (SELECT * FROM %1$s EXCEPT SELECT * FROM verified_%1$s) m
      """;

  /** A key is taken, and a content kept, in the transaction that registers the row. */
  private static final String COMPARE_ROWS =
      """
      WITH registered AS (
        SELECT stream_id AS id, payload->>'projectId' AS project, payload->>'key' AS key,
               payload->>'batchId' AS batch, payload->'content'->>'sha256' AS sha256
          FROM event WHERE type = 'data-row-registered')
      SELECT r.id, 'Expected the key ' || r.key || ' to be taken by this row, but it is not'
        FROM registered r WHERE NOT EXISTS (SELECT FROM data_row_key k
          WHERE k.data_row_id = r.id AND k.project_id = r.project AND k.key = r.key
            AND k.batch_id = r.batch)
      UNION ALL SELECT k.data_row_id, 'Expected a row for the key ' || k.key || ', but there is none'
        FROM data_row_key k WHERE NOT EXISTS (SELECT FROM registered r WHERE r.id = k.data_row_id)
      UNION ALL SELECT r.id, 'Expected the content ' || r.sha256 || ', but it is missing'
        FROM registered r WHERE NOT EXISTS (SELECT FROM content c WHERE c.sha256 = r.sha256)
      """;

  private final JdbcTemplate jdbc;
  private final EventLog log;
  private final TransactionTemplate snapshot;

  DirectoryVerify(JdbcTemplate jdbc, JdbcTransactionManager transactions, EventLog log) {
    this.jdbc = jdbc;
    this.log = log;
    this.snapshot = new TransactionTemplate(transactions);
    this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  /**
   * Compares everything.
   *
   * @param found is told each difference: what it is about, and what was expected
   */
  public void verify(BiConsumer<String, String> found) {
    snapshot.executeWithoutResult(
        status -> {
          Directory.TABLES.forEach(this::createCopy);
          new Directory(jdbc, snapshot, PREFIX).read(log);
          Directory.TABLES.forEach(table -> compare(table, found));
          compareRows(found);
        });
  }

  private void compareRows(BiConsumer<String, String> found) {
    RowCallbackHandler tell = row -> found.accept(row.getString(1), row.getString(2));
    jdbc.query(COMPARE_ROWS, tell);
  }

  private void createCopy(String table) {
    jdbc.execute(
        "CREATE TEMPORARY TABLE %1$s%2$s (LIKE %2$s INCLUDING INDEXES) ON COMMIT DROP"
            .formatted(PREFIX, table));
  }

  private void compare(String table, BiConsumer<String, String> found) {
    RowCallbackHandler tell =
        row ->
            found.accept(
                table,
                "Expected the entries that the log makes, but %s is %s"
                    .formatted(row.getString(2), row.getString(1)));
    jdbc.query(COMPARE.formatted(table), tell);
  }
}
