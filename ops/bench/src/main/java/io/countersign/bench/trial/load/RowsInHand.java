package io.countersign.bench.trial.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Rows that nodes have taken to ask a model about, as the database has them. */
public final class RowsInHand {
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final String TAKEN = "SELECT id_ FROM act_ru_ext_task WHERE worker_id_ LIKE ?";
  private static final String WAITING = "SELECT id_ FROM act_ru_ext_task WHERE id_ = ANY (?)";

  private final Source database;

  RowsInHand(Source database) {
    this.database = database;
  }

  /** Where the database is. */
  interface Source {
    Connection connect() throws SQLException;
  }

  /** The rows of a process, which may be gone; waits until there are any. */
  public List<String> await(long pid, Duration atMost) throws SQLException {
    try (Connection connection = database.connect();
        PreparedStatement taken = connection.prepareStatement(TAKEN)) {
      taken.setString(1, "pre-label-" + pid + "-%");
      long end = System.nanoTime() + atMost.toNanos();
      List<String> rows = rows(taken);
      while (rows.isEmpty() && System.nanoTime() < end) {
        LockSupport.parkNanos(LOOK_NANOS);
        rows = rows(taken);
      }
      return rows;
    }
  }

  /** Waits until a model was asked about all of {@code rows}; whether that was so in time. */
  public boolean awaitAsked(List<String> rows, Duration atMost) throws SQLException {
    try (Connection connection = database.connect();
        PreparedStatement waiting = connection.prepareStatement(WAITING)) {
      waiting.setArray(1, connection.createArrayOf("varchar", rows.toArray()));
      long end = System.nanoTime() + atMost.toNanos();
      boolean asked = rows(waiting).isEmpty();
      while (!asked && System.nanoTime() < end) {
        LockSupport.parkNanos(LOOK_NANOS);
        asked = rows(waiting).isEmpty();
      }
      return asked;
    }
  }

  private static List<String> rows(PreparedStatement question) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (ResultSet found = question.executeQuery()) {
      while (found.next()) {
        rows.add(found.getString(1));
      }
    }
    return rows;
  }
}
