package io.countersign.ops.wiring;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.zaxxer.hikari.HikariDataSource;
import io.countersign.engine.log.EventLog;
import io.countersign.ops.stores.Stores;
import io.countersign.projections.AdvisoryLease;
import io.countersign.projections.EventSource;
import io.countersign.projections.MongoQueries;
import io.countersign.projections.ProjectionQueries;
import io.countersign.projections.ProjectionRebuild;
import io.countersign.projections.ProjectionRunner;
import io.countersign.projections.ProjectionSettings;
import io.countersign.projections.ProjectionVerify;
import io.countersign.projections.store.DocumentWriter;
import io.countersign.projections.store.Generations;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The projections in MongoDB: what keeps them up, and what asks them. */
@Configuration(proxyBeanMethods = false)
public class ProjectionConfiguration {
  private static final int FIND_SERVER_MILLIS = 3_000;
  private static final String DATABASE = "countersign";

  @Bean
  MongoClient mongoClient(Stores stores) {
    return MongoClients.create(
        MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(stores.projections().uri()))
            .applyToClusterSettings(
                cluster ->
                    cluster.serverSelectionTimeout(FIND_SERVER_MILLIS, TimeUnit.MILLISECONDS))
            .applicationName("countersign")
            .build());
  }

  @Bean
  MongoDatabase projectionDatabase(MongoClient client, Stores stores) {
    String named = new ConnectionString(stores.projections().uri()).getDatabase();
    return client.getDatabase(Objects.requireNonNullElse(named, DATABASE));
  }

  @Bean
  ProjectionQueries projectionQueries(MongoDatabase database, Clock clock) {
    return ViewGuard.around(new MongoQueries(database, clock));
  }

  /** The embedded server has one node, and would look through a collection for each document. */
  @Bean
  Generations generations(MongoDatabase database, Stores stores) {
    return new Generations(
        database, stores.projections().embedded() ? DocumentWriter.BULK : DocumentWriter.FENCED);
  }

  @Bean
  ProjectionRunner projectionRunner(
      EventLog log, Generations generations, HikariDataSource dataSource, Clock clock) {
    return new ProjectionRunner(
        EventSource.of(log),
        generations,
        new AdvisoryLease(dataSource, AdvisoryLease.PROJECTOR),
        ProjectionSettings.DEFAULT,
        clock);
  }

  @Bean
  ProjectionRebuild projectionRebuild(
      EventLog log, Generations generations, HikariDataSource dataSource) {
    return new ProjectionRebuild(
        EventSource.of(log),
        generations,
        new AdvisoryLease(dataSource, AdvisoryLease.REBUILD),
        ProjectionSettings.DEFAULT);
  }

  @Bean
  ProjectionVerify projectionVerify(
      EventLog log, MongoDatabase database, HikariDataSource dataSource) {
    return new ProjectionVerify(
        EventSource.of(log),
        database,
        new AdvisoryLease(dataSource, AdvisoryLease.REBUILD),
        ProjectionSettings.DEFAULT);
  }
}
