package io.countersign.ops.cli.upkeep;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.countersign.ops.stores.Stores;

/** The database for a command that works on it without a server. */
final class Databases {
  private static final int CONNECTIONS = 3;

  private Databases() {}

  static HikariDataSource open(Stores stores) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(stores.database().jdbcUrl());
    config.setUsername(stores.database().user());
    config.setPassword(stores.database().password());
    config.setMaximumPoolSize(CONNECTIONS);
    return new HikariDataSource(config);
  }
}
