package io.countersign.ops.server.backup;

import io.countersign.engine.log.schema.EventSchema;
import io.countersign.ops.contract.json.HttpJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** Backups as files: checked, and brought back into a database that holds nothing yet. */
public final class Backups {
  private static final int BUFFER = 64 * 1024;
  private static final int UNCOUNTED = -1;
  private static final String HOLDS_SOMETHING =
      "SELECT EXISTS (SELECT FROM event) OR EXISTS (SELECT FROM app_user)";

  private Backups() {}

  /**
   * Reads a backup whole.
   *
   * @throws BackupUnusable if it is none of ours, cut off or altered
   */
  public static BackupSummary check(Path file) {
    try {
      return new BackupReader(file, HttpJson.mapper())
          .read(
              new BackupReader.Sink() {
                @Override
                public void head(BackupHead head) {}

                @Override
                public long rows(BackedUpTable table, InputStream rows) {
                  return UNCOUNTED;
                }
              });
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Brings a backup into a database without events and people, in one transaction: all of it is
   * there, or nothing.
   *
   * @throws BackupUnusable if the file or the database is not fit for that
   */
  public static BackupSummary restore(Path file, DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      requireEmpty(connection);
      connection.setAutoCommit(false);
      BackupSummary restored =
          new BackupReader(file, HttpJson.mapper()).read(new Filling(connection, database));
      connection.commit();
      connection.setAutoCommit(true);
      try (Statement statement = connection.createStatement()) {
        statement.execute("ANALYZE");
      }
      return restored;
    }
  }

  private static void requireEmpty(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      boolean known;
      try (ResultSet found = statement.executeQuery("SELECT to_regclass('app_user') IS NOT NULL")) {
        known = found.next() && found.getBoolean(1);
      }
      if (!known) {
        return;
      }
      try (ResultSet found = statement.executeQuery(HOLDS_SOMETHING)) {
        if (found.next() && found.getBoolean(1)) {
          throw new BackupUnusable(
              "Expected an empty data folder or database to restore into, but it holds data:"
                  + " choose another one with --data-dir or COUNTERSIGN_DB_URL");
        }
      }
    }
  }

  /** Makes the schema as it was, and fills it. */
  private record Filling(Connection connection, DataSource database) implements BackupReader.Sink {
    @Override
    public void head(BackupHead head) throws SQLException {
      Set<String> migrations = new HashSet<>(head.migrations());
      if (!EventSchema.migrateTo(database, migrations).isEmpty()) {
        throw new BackupUnusable(
            "The backup was made by a newer Countersign (%s): use that version to restore it"
                .formatted(head.madeBy()));
      }
      List<BackedUpTable> ours = OurTables.of(connection);
      if (!new HashSet<>(ours).equals(new HashSet<>(head.tables()))) {
        throw new BackupUnusable("The tables in the backup do not match its schema");
      }
      empty(ours);
    }

    /** What the migrations put in comes from the backup, too. */
    private void empty(List<BackedUpTable> tables) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        for (int i = tables.size() - 1; i >= 0; i--) {
          if (!tables.get(i).name().equals("event")) {
            statement.execute(tables.get(i).delete());
          }
        }
      }
    }

    @Override
    public long rows(BackedUpTable table, InputStream rows) throws IOException, SQLException {
      return connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(table.copyIn(), rows, BUFFER);
    }
  }
}
