package io.countersign.ops.server.backup;

import io.countersign.engine.log.schema.EventSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.apache.commons.io.output.CountingOutputStream;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes everything that the database holds as it is at one moment, table by table, in constant
 * memory. Others go on reading and writing meanwhile.
 *
 * <p>The snapshot is one of a transaction that writes nothing, so it has no transaction id and
 * keeps no reader of the log waiting.
 */
public final class BackupWriter {
  private static final String SNAPSHOT =
      "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

  /** Whoever takes the backup may be slow, and this transaction keeps nobody waiting. */
  private static final String PATIENCE = "SET LOCAL idle_in_transaction_session_timeout = 0";

  private static final String INSTALLED = "SELECT to_regclass('app_user') IS NOT NULL";

  private static final String MOMENT =
      "SELECT clock_timestamp(), coalesce((SELECT max(position) FROM event), 0)";

  private final DataSource database;
  private final String madeBy;
  private final JsonMapper json;

  /**
   * Makes a writer.
   *
   * @param madeBy the version of Countersign, for whoever restores it
   */
  public BackupWriter(DataSource database, String madeBy, JsonMapper json) {
    this.database = database;
    this.madeBy = madeBy;
    this.json = json;
  }

  /** Writes a zip and leaves {@code target} open. */
  public BackupSummary write(OutputStream target) throws IOException, SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        return write(connection, target);
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  private BackupSummary write(Connection connection, OutputStream target)
      throws IOException, SQLException {
    ZipOutputStream zip = new ZipOutputStream(target, StandardCharsets.UTF_8);
    zip.setLevel(Deflater.BEST_SPEED);
    BackupHead head = head(connection);
    put(zip, BackupHead.ENTRY, head);
    List<BackupEnd.Part> parts = new ArrayList<>();
    for (BackedUpTable table : head.tables()) {
      parts.add(copy(connection, table, zip));
    }
    BackupEnd end = new BackupEnd(parts);
    put(zip, BackupEnd.ENTRY, end);
    zip.finish();
    zip.flush();
    return BackupSummary.of(head, end);
  }

  private BackupHead head(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(SNAPSHOT);
      statement.execute(PATIENCE);
      requireInstallation(statement);
      List<String> migrations = EventSchema.applied(connection);
      List<BackedUpTable> tables = OurTables.of(connection);
      try (ResultSet moment = statement.executeQuery(MOMENT)) {
        moment.next();
        Instant at = moment.getObject(1, OffsetDateTime.class).toInstant();
        return new BackupHead(BackupHead.FORMAT, madeBy, at, moment.getLong(2), migrations, tables);
      }
    }
  }

  private static void requireInstallation(Statement statement) throws SQLException {
    try (ResultSet found = statement.executeQuery(INSTALLED)) {
      if (!found.next() || !found.getBoolean(1)) {
        throw new BackupUnusable("Expected an installation to back up, but there is none here");
      }
    }
  }

  private static BackupEnd.Part copy(
      Connection connection, BackedUpTable table, ZipOutputStream zip)
      throws IOException, SQLException {
    zip.putNextEntry(new ZipEntry(table.entry()));
    MessageDigest digest = Digests.sha256();
    CountingOutputStream counted = new CountingOutputStream(new DigestOutputStream(zip, digest));
    long rows =
        connection.unwrap(PGConnection.class).getCopyAPI().copyOut(table.copyOut(), counted);
    zip.closeEntry();
    return new BackupEnd.Part(
        table.name(), rows, counted.getByteCount(), HexFormat.of().formatHex(digest.digest()));
  }

  private void put(ZipOutputStream zip, String name, Object content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(json.writeValueAsBytes(content));
    zip.closeEntry();
  }
}
