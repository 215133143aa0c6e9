package io.countersign.bench.trial.child;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.countersign.engine.log.EventEngine;
import io.countersign.projections.EventSource;
import io.countersign.projections.Lag;
import io.countersign.projections.ProjectionRunner;
import io.countersign.projections.ProjectionSettings;
import io.countersign.projections.ProjectorLease;
import io.countersign.projections.ReadModels;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Follows an event log into projections until it has caught up, and says how far it is. */
final class Replayer {
  /** Said once, at the end. */
  static final String DONE = "done";

  private static final long LOOK_MILLIS = 100;

  private Replayer() {}

  /** Arguments: the address of the database, its user, its password, that of the projections. */
  public static void main(String... arguments) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(arguments[0]);
    config.setUsername(arguments[1]);
    config.setPassword(arguments[2]);
    config.setMaximumPoolSize(4);
    String[] views = arguments[3].split(" ");
    try (HikariDataSource database = new HikariDataSource(config);
        MongoClient mongo = MongoClients.create(views[0]);
        EventEngine engine = EventEngine.builder(database).build();
        ProjectionRunner runner =
            new ProjectionRunner(
                EventSource.of(engine.eventLog()),
                ReadModels.generations(mongo.getDatabase(views[1])),
                ProjectorLease.ALWAYS,
                ProjectionSettings.DEFAULT,
                Clock.systemUTC())) {
      runner.start();
      for (Lag lag = runner.lag(); lag.position() < lag.lastPosition(); lag = runner.lag()) {
        System.out.println(lag.position());
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
      }
      System.out.println(DONE);
    }
  }
}
