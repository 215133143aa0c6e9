package io.countersign.ops.server.wiring;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.zaxxer.hikari.HikariDataSource;
import io.countersign.engine.log.EventLog;
import io.countersign.ops.server.limits.Limits;
import io.countersign.ops.stores.Stores;
import io.countersign.projections.AdvisoryLease;
import io.countersign.projections.EventSource;
import io.countersign.projections.ProjectionRebuild;
import io.countersign.projections.ProjectionRunner;
import io.countersign.projections.ProjectionSettings;
import io.countersign.projections.ProjectionVerify;
import io.countersign.projections.ReadModels;
import io.countersign.projections.query.Views;
import io.countersign.projections.store.Generations;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The projections in MongoDB: what keeps them up, and what asks them. */
@Configuration(proxyBeanMethods = false)
public class ProjectionConfiguration {
  private static final int FIND_SERVER_MILLIS = 3_000;
  private static final int CONNECT_MILLIS = 3_000;

  /** How long the server may be silent: who asks waits for it, who writes many documents may. */
  private static final int ANSWER_MILLIS = 10_000;

  private static final int WRITE_MILLIS = 120_000;
  private static final String DATABASE = "countersign";

  /** For those who ask. */
  @Bean
  MongoClient askingClient(Stores stores) {
    return client(stores, ANSWER_MILLIS);
  }

  /** For what keeps the projections up. */
  @Bean
  MongoClient writingClient(Stores stores) {
    return client(stores, WRITE_MILLIS);
  }

  /** What the operator's address says of these times goes before ours. */
  private static MongoClient client(Stores stores, int silentMillis) {
    return MongoClients.create(
        MongoClientSettings.builder()
            .applicationName("countersign")
            .applyToClusterSettings(
                cluster ->
                    cluster.serverSelectionTimeout(FIND_SERVER_MILLIS, TimeUnit.MILLISECONDS))
            .applyToSocketSettings(
                socket ->
                    socket
                        .connectTimeout(CONNECT_MILLIS, TimeUnit.MILLISECONDS)
                        .readTimeout(silentMillis, TimeUnit.MILLISECONDS))
            .applyConnectionString(new ConnectionString(stores.projections().uri()))
            .build());
  }

  @Bean
  MongoDatabase askedDatabase(@Qualifier("askingClient") MongoClient client, Stores stores) {
    return database(client, stores);
  }

  @Bean
  MongoDatabase writtenDatabase(@Qualifier("writingClient") MongoClient client, Stores stores) {
    return database(client, stores);
  }

  private static MongoDatabase database(MongoClient client, Stores stores) {
    String named = new ConnectionString(stores.projections().uri()).getDatabase();
    return client.getDatabase(Objects.requireNonNullElse(named, DATABASE));
  }

  @Bean
  Views views(
      @Qualifier("askedDatabase") MongoDatabase database,
      EventLog log,
      Limits limits,
      Clock clock) {
    Views views = ReadModels.views(database, log::lastCommittedPosition, clock);
    return new ViewGuard(views, limits.views());
  }

  @Bean
  Generations generations(@Qualifier("writtenDatabase") MongoDatabase database) {
    return ReadModels.generations(database);
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
      EventLog log,
      @Qualifier("writtenDatabase") MongoDatabase database,
      HikariDataSource dataSource) {
    return new ProjectionVerify(
        EventSource.of(log),
        database,
        new AdvisoryLease(dataSource, AdvisoryLease.REBUILD),
        ProjectionSettings.DEFAULT);
  }
}
