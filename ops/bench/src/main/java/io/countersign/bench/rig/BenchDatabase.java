package io.countersign.bench.rig;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.countersign.engine.log.schema.EventSchema;
import io.countersign.ops.demo.TemporaryFolder;
import io.countersign.ops.server.ClosedOnExit;
import io.countersign.ops.stores.StoreSettings;
import io.countersign.ops.stores.Stores;
import java.util.concurrent.atomic.AtomicBoolean;

/** Embedded stores with an empty, migrated database, gone once it is closed. */
public final class BenchDatabase implements AutoCloseable {
  private static final int CONNECTIONS = 40;

  private final TemporaryFolder folder;
  private final Stores stores;
  private final HikariDataSource dataSource;
  private final AtomicBoolean closing = new AtomicBoolean();

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
    Stores stores = Stores.open(StoreSettings.embedded(folder.path()));
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(stores.database().jdbcUrl());
    config.setUsername(stores.database().user());
    config.setPassword(stores.database().password());
    config.setMaximumPoolSize(CONNECTIONS);
    HikariDataSource dataSource = new HikariDataSource(config);
    EventSchema.migrate(dataSource);
    return new BenchDatabase(folder, stores, dataSource);
  }

  public HikariDataSource dataSource() {
    return dataSource;
  }

  /** Where the embedded store of the projections is, with the database's name. */
  public String mongoUri() {
    return stores.projections().uri();
  }

  @Override
  public void close() {
    if (!closing.compareAndSet(false, true)) {
      return;
    }
    dataSource.close();
    stores.close();
    folder.close();
  }
}
