package io.countersign.ops.server.wiring;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.countersign.engine.log.schema.EventSchema;
import io.countersign.ops.server.limits.Limits;
import io.countersign.ops.stores.CannotStart;
import io.countersign.ops.stores.Stores;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** One pool of connections, one transaction manager, one schema. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Limits.class)
public class DatabaseConfiguration {
  private static final int CONNECT_MILLIS = 10_000;
  private static final Duration PRECISION = Duration.ofNanos(1_000);

  /** As fine as the database keeps time, so that what is read is what was stored. */
  @Bean
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), PRECISION);
  }

  /** The pool, on a database that was brought to this version's schema. */
  @Bean
  HikariDataSource dataSource(Stores stores, Limits limits) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("countersign");
    config.setJdbcUrl(stores.database().jdbcUrl());
    config.setUsername(stores.database().user());
    config.setPassword(stores.database().password());
    config.setMaximumPoolSize(limits.databaseConnections());
    config.setMinimumIdle(Math.min(4, limits.databaseConnections()));
    config.setConnectionTimeout(CONNECT_MILLIS);
    config.addDataSourceProperty("ApplicationName", "countersign");
    // One that idles holds back vacuum, and every reader of the log: none sees past its start.
    config.addDataSourceProperty(
        "options", "-c idle_in_transaction_session_timeout=" + limits.idleTransaction().toMillis());
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    HikariDataSource dataSource = new HikariDataSource(config);
    try {
      EventSchema.migrate(dataSource);
      return dataSource;
    } catch (EventSchema.NewerVersion newer) {
      dataSource.close();
      throw new CannotStart(String.valueOf(newer.getMessage()), newer);
    }
  }

  @Bean
  JdbcTransactionManager transactionManager(HikariDataSource dataSource) {
    return new JdbcTransactionManager(dataSource);
  }

  @Bean
  JdbcTemplate jdbcTemplate(HikariDataSource dataSource) {
    return new JdbcTemplate(dataSource);
  }
}
