package io.countersign.projections;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lease by an advisory lock of PostgreSQL. It holds a connection of its own while it has the
 * lock, so that the lock is free again as soon as the node or its connection is gone. A node that
 * is frozen keeps its connection: the database ends it once nobody asked {@link #held} for {@link
 * #LEASE}, by its own clock.
 */
public final class AdvisoryLease implements ProjectorLease {
  /** The lock of the runner. */
  public static final long PROJECTOR = 0x636f756e74_01L;

  /** The lock of a rebuild. */
  public static final long REBUILD = 0x636f756e74_02L;

  /** How long a node keeps what it has without a sign of life. */
  public static final Duration LEASE = Duration.ofSeconds(10);

  private static final Logger log = LoggerFactory.getLogger(AdvisoryLease.class);
  private static final int CHECK_SECONDS = 5;

  private final DataSource database;
  private final long key;
  private final Duration unasked;
  private @Nullable Connection holding;

  public AdvisoryLease(DataSource database, long key) {
    this(database, key, LEASE);
  }

  /** One that ends {@code unasked} after it was last asked for. */
  AdvisoryLease(DataSource database, long key, Duration unasked) {
    this.database = database;
    this.key = key;
    this.unasked = unasked;
  }

  @Override
  public boolean held() {
    try {
      return taken();
    } catch (SQLException e) {
      log.debug("No lease: {}", e.getMessage());
      return false;
    }
  }

  @Override
  public void requireHeld() {
    try {
      if (!taken()) {
        throw new IllegalStateException("Expected the lease to be free, but another has it");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Expected the lease, but its database is away", e);
    }
  }

  /**
   * Takes the right if it is free; whether this node has it now.
   *
   * @throws SQLException if the database can't be asked
   */
  public boolean taken() throws SQLException {
    Connection connection = holding;
    if (connection != null && connection.isValid(CHECK_SECONDS)) {
      return true;
    }
    close();
    return take();
  }

  private boolean take() throws SQLException {
    Connection connection = database.getConnection();
    boolean taken = false;
    try {
      connection.setAutoCommit(true);
      taken = ask(connection, "SELECT pg_try_advisory_lock(?)");
      if (taken) {
        execute(connection, "SET idle_session_timeout = " + unasked.toMillis());
      }
    } finally {
      if (taken) {
        holding = connection;
      } else {
        connection.close();
      }
    }
    return taken;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private boolean ask(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, key);
      try (ResultSet answer = statement.executeQuery()) {
        return answer.next() && answer.getBoolean(1);
      }
    }
  }

  @Override
  public void close() {
    Connection connection = holding;
    holding = null;
    if (connection != null) {
      try (connection) {
        ask(connection, "SELECT pg_advisory_unlock(?)");
        execute(connection, "RESET idle_session_timeout");
      } catch (SQLException e) {
        log.debug("The lease ended with its connection: {}", e.getMessage());
      }
    }
  }
}
