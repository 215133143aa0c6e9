package io.countersign.engine.log;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.countersign.engine.log.schema.EventSchema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** One embedded PostgreSQL for all tests of a JVM, with a database for each that asks. */
public final class TestPostgres {
  private static final String TEMPLATE = "countersign_template";
  private static final int CONNECTIONS = 20;
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private TestPostgres() {}

  /** A new database with the schema of all the migrations on the class path; close it after use. */
  public static HikariDataSource freshDatabase() {
    String name = "test_" + DATABASES.incrementAndGet();
    createDatabase(name, "TEMPLATE " + TEMPLATE);
    return connect(name, CONNECTIONS);
  }

  /** A new database without a schema. */
  public static HikariDataSource emptyDatabase() {
    String name = "empty_" + DATABASES.incrementAndGet();
    createDatabase(name, "TEMPLATE template0");
    return connect(name, CONNECTIONS);
  }

  private static void createDatabase(String name, String options) {
    try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " " + options);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HikariDataSource connect(String name, int connections) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(Server.RUNNING.getJdbcUrl("postgres", name));
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(0);
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    return new HikariDataSource(config);
  }

  private static final class Server {
    static final EmbeddedPostgres RUNNING = start();

    static {
      createDatabase(TEMPLATE, "TEMPLATE template0");
      try (HikariDataSource template = connect(TEMPLATE, 2)) {
        EventSchema.migrate(template);
      }
    }

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
