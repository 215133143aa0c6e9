package io.countersign.bench.rig;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.countersign.engine.log.schema.EventSchema;
import io.countersign.ops.demo.TemporaryFolder;
import io.countersign.ops.server.ClosedOnExit;
import io.countersign.ops.stores.StoreSettings;
import io.countersign.ops.stores.Stores;

/** Embedded stores with an empty, migrated database, gone once it is closed. */
public final class BenchDatabase implements AutoCloseable {
  private static final int CONNECTIONS = 40;

  private final TemporaryFolder folder;
  private final Stores stores;
  private final HikariDataSource dataSource;
  private boolean closed;

  private BenchDatabase(TemporaryFolder folder, Stores stores, HikariDataSource dataSource) {
    this.folder = folder;
    this.stores = stores;
    this.dataSource = dataSource;
  }

  /** Opens one, which an interrupted measurement closes, too. */
  public static BenchDatabase open() {
    return ClosedOnExit.start(BenchDatabase::start, BenchDatabase::close);
  }

  private static BenchDatabase start() {
    TemporaryFolder folder = TemporaryFolder.make("bench");
    try {
      return start(folder, Stores.open(StoreSettings.embedded(folder.path())));
    } catch (RuntimeException | Error failure) {
      folder.close();
      throw failure;
    }
  }

  private static BenchDatabase start(TemporaryFolder folder, Stores stores) {
    try {
      HikariConfig config = new HikariConfig();
      config.setJdbcUrl(stores.database().jdbcUrl());
      config.setUsername(stores.database().user());
      config.setPassword(stores.database().password());
      config.setMaximumPoolSize(CONNECTIONS);
      return start(folder, stores, new HikariDataSource(config));
    } catch (RuntimeException | Error failure) {
      stores.close();
      throw failure;
    }
  }

  private static BenchDatabase start(
      TemporaryFolder folder, Stores stores, HikariDataSource dataSource) {
    try {
      EventSchema.migrate(dataSource);
      return new BenchDatabase(folder, stores, dataSource);
    } catch (RuntimeException | Error failure) {
      dataSource.close();
      throw failure;
    }
  }

  public HikariDataSource dataSource() {
    return dataSource;
  }

  /** Where the embedded store of the projections is, with the database's name. */
  public String mongoUri() {
    return stores.projections().uri();
  }

  /** Who closes it while it is being closed waits for that, so that no process ends half way. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      dataSource.close();
      stores.close();
      folder.close();
    }
  }
}
