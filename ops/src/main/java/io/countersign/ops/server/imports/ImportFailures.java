package io.countersign.ops.server.imports;

import io.countersign.engine.batch.BatchId;
import io.countersign.ops.server.imports.format.LineFault;
import io.countersign.ops.server.limits.Limits;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The lines of a batch's last import that did not go in. */
public final class ImportFailures {
  /** The transaction changes nothing, so that it keeps nobody from anything. */
  private static final String WAIT_FOR_A_SLOW_READER =
      "SET LOCAL idle_in_transaction_session_timeout = '5min'";

  private static final int FETCH = 500;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final int rawLimit;

  public ImportFailures(JdbcTemplate jdbc, TransactionTemplate transaction, Limits limits) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.rawLimit = (int) limits.failureRaw().toBytes();
  }

  /**
   * A line that did not go in.
   *
   * @param raw as it was written, up to a limit
   */
  public record Failure(long line, String code, String detail, String raw) {
    /** For those who are not to know the true label that may be in it. */
    public Failure withoutRaw() {
      return new Failure(line, code, detail, "");
    }
  }

  void clear(BatchId batch) {
    jdbc.update("DELETE FROM import_failure WHERE batch_id = ?", batch.value());
  }

  Failure of(ReceivedRow row, LineFault fault) {
    String raw = row.raw().text();
    String kept = raw.length() <= rawLimit ? raw : raw.substring(0, rawLimit);
    return new Failure(row.number(), fault.code(), fault.detail(), kept);
  }

  void keep(BatchId batch, String importId, List<Failure> failures) {
    jdbc.batchUpdate(
        "INSERT INTO import_failure VALUES (?, ?, ?, ?, ?, ?)",
        failures,
        failures.size(),
        (statement, failure) -> {
          statement.setString(1, batch.value());
          statement.setString(2, importId);
          statement.setLong(3, failure.line());
          statement.setString(4, failure.code());
          statement.setString(5, failure.detail().replace("\0", ""));
          statement.setString(6, failure.raw().replace("\0", ""));
        });
  }

  /** Hands every failure to {@code sink}, in the order of the lines, a few in memory at a time. */
  public void read(BatchId batch, Consumer<Failure> sink) {
    transaction.executeWithoutResult(
        status -> {
          jdbc.execute(WAIT_FOR_A_SLOW_READER);
          jdbc.query(
              connection -> select(connection, batch),
              (ResultSet row) -> sink.accept(failure(row)));
        });
  }

  private static PreparedStatement select(Connection connection, BatchId batch)
      throws SQLException {
    PreparedStatement statement =
        connection.prepareStatement(
            "SELECT line, code, detail, raw FROM import_failure WHERE batch_id = ?"
                + " ORDER BY import_id, line");
    statement.setString(1, batch.value());
    statement.setFetchSize(FETCH);
    return statement;
  }

  private static Failure failure(ResultSet row) throws SQLException {
    return new Failure(row.getLong(1), row.getString(2), row.getString(3), row.getString(4));
  }
}
