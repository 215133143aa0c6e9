package io.countersign.ops.stores;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;

/**
 * A PostgreSQL of our own in the data folder, with every promise that a server keeps: commits reach
 * the disk before they are acknowledged, and the data outlast {@code kill -9} at any time. One that
 * ends while it is needed is started again.
 *
 * <p>It listens on a free port of 127.0.0.1 and asks for a password that only the owner of the
 * folder can read.
 */
final class EmbeddedPostgresServer implements AutoCloseable {
  private static final String USER = "countersign";
  private static final String DATABASE = "countersign";
  private static final int START_ATTEMPTS = 3;

  private final PostgresControl control;
  private final PostgresWatch watch;
  private final int port;
  private final String password;

  private EmbeddedPostgresServer(PostgresControl control, int port, String password) {
    this.control = control;
    this.watch = new PostgresWatch(control, port);
    this.port = port;
    this.password = password;
  }

  /** Starts on the folder, making its database first where there is none. */
  static EmbeddedPostgresServer start(DataFolder folder) {
    try {
      Path data = folder.path().resolve("postgres");
      requireReadable(data);
      PostgresControl control = new PostgresControl(PostgresBinaries.unpack(folder.path()), data);
      String password = password(folder.path().resolve("postgres.password"));
      if (Files.exists(data)) {
        control.stopLeftOver();
      } else {
        control.initialize(USER, folder.path().resolve("postgres.password"));
      }
      EmbeddedPostgresServer server =
          new EmbeddedPostgresServer(control, startOnFreePort(control), password);
      server.createDatabase();
      server.watch.start();
      return server;
    } catch (IOException e) {
      throw new CannotStart("The embedded PostgreSQL cannot be started: " + e.getMessage(), e);
    }
  }

  String jdbcUrl() {
    return jdbcUrl(DATABASE);
  }

  String user() {
    return USER;
  }

  String password() {
    return password;
  }

  @Override
  public void close() {
    watch.close();
    try {
      control.stop();
    } catch (IOException e) {
      throw new IllegalStateException("The embedded PostgreSQL cannot be stopped", e);
    }
  }

  private static void requireReadable(Path data) throws IOException {
    Path versionFile = data.resolve("PG_VERSION");
    if (!Files.exists(versionFile)) {
      return;
    }
    String version = Files.readString(versionFile).strip();
    if (!version.equals(PostgresBinaries.MAJOR_VERSION)) {
      throw new CannotStart(
          "The data in %s are those of PostgreSQL %s; this Countersign runs PostgreSQL %s"
              .formatted(data, version, PostgresBinaries.MAJOR_VERSION));
    }
  }

  private static String password(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      DurableFile.write(file, HexFormat.of().formatHex(random));
    }
    return Files.readString(file).strip();
  }

  /**
   * Tries again, as somebody may take the port between its choice and its use, and the server that
   * a killed process was about to start may come up meanwhile.
   */
  private static int startOnFreePort(PostgresControl control) throws IOException {
    for (int attempt = 1; ; attempt++) {
      int port = freePort();
      try {
        control.start(port);
        return port;
      } catch (IOException e) {
        if (attempt == START_ATTEMPTS) {
          throw e;
        }
        control.stopLeftOver();
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void createDatabase() {
    try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"), USER, password);
        Statement statement = connection.createStatement()) {
      if (!exists(statement)) {
        statement.execute("CREATE DATABASE " + DATABASE);
      }
    } catch (SQLException e) {
      close();
      throw new CannotStart(
          "The embedded PostgreSQL cannot be used: " + Wording.firstLine(e.getMessage()), e);
    }
  }

  private static boolean exists(Statement statement) throws SQLException {
    String query = "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'";
    try (ResultSet found = statement.executeQuery(query)) {
      return found.next();
    }
  }

  private String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }
}
