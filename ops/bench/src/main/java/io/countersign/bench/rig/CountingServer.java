package io.countersign.bench.rig;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.countersign.ops.demo.TemporaryFolder;
import io.countersign.ops.stores.StoreSettings;
import io.countersign.ops.stores.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Embedded stores of which PostgreSQL counts its statements, with a database for each of those that
 * are compared. What only hangs on when a checkpoint or a vacuum comes is left out of the counts:
 * both write no full pages, and nothing is vacuumed meanwhile.
 */
public final class CountingServer implements AutoCloseable {
  private static final int CONNECTIONS = 16;
  private static final List<String> SETTINGS =
      List.of(
          "shared_preload_libraries = 'pg_stat_statements'",
          "pg_stat_statements.max = 20000",
          "pg_stat_statements.track_planning = off",
          "full_page_writes = off",
          "autovacuum = off",
          "checkpoint_timeout = '1h'",
          "max_wal_size = '8GB'");

  private final TemporaryFolder folder;
  private final Stores stores;

  private CountingServer(TemporaryFolder folder, Stores stores) {
    this.folder = folder;
    this.stores = stores;
  }

  /** Starts them in a folder that is gone once this is closed. */
  public static CountingServer open() {
    TemporaryFolder folder = TemporaryFolder.make("bench");
    StoreSettings settings = StoreSettings.embedded(folder.path());
    try (Stores first = Stores.open(settings)) {
      JdbcTemplate admin = new JdbcTemplate(dataSource(first, first.database().jdbcUrl()));
      SETTINGS.forEach(setting -> admin.execute("ALTER SYSTEM SET " + setting));
    }
    CountingServer server = new CountingServer(folder, Stores.open(settings));
    server.admin().execute("CREATE EXTENSION pg_stat_statements");
    return server;
  }

  private static DriverManagerDataSource dataSource(Stores stores, String url) {
    DriverManagerDataSource dataSource = new DriverManagerDataSource(url);
    dataSource.setUsername(stores.database().user());
    dataSource.setPassword(stores.database().password());
    return dataSource;
  }

  private JdbcTemplate admin() {
    return new JdbcTemplate(dataSource(stores, stores.database().jdbcUrl()));
  }

  /** An empty database, and what it comes to. */
  public CountedDatabase database(String name) {
    admin().execute("CREATE DATABASE " + name);
    String url = stores.database().jdbcUrl();
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url.substring(0, url.lastIndexOf('/') + 1) + name);
    config.setUsername(stores.database().user());
    config.setPassword(stores.database().password());
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(0);
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    return new CountedDatabase(name, new HikariDataSource(config), admin(), postmaster());
  }

  private long postmaster() {
    Path file = folder.path().resolve("postgres").resolve("postmaster.pid");
    try {
      return Long.parseLong(Files.readAllLines(file).get(0).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the embedded store of the projections is. */
  public String mongoUri() {
    return stores.projections().uri();
  }

  @Override
  public void close() {
    stores.close();
    folder.close();
  }
}
