package io.countersign.projections;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.zaxxer.hikari.HikariDataSource;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.batch.CreateBatch;
import io.countersign.engine.log.EventEngine;
import io.countersign.engine.log.TestPostgres;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.projections.batch.BatchesOf;
import io.countersign.projections.query.PageRequest;
import io.countersign.projections.query.Reached;
import io.countersign.projections.query.Views;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** From a command to a view, over the real log. */
class StoredLogTest {
  private static final ProjectId PROJECT = new ProjectId("p1");

  @Test
  void aCommandsPositionIsReachedSoonAfterItsCommit() throws InterruptedException {
    MongoDatabase store = TestMongo.freshDatabase();
    try (HikariDataSource database = TestPostgres.freshDatabase();
        EventEngine engine = EventEngine.builder(database).build();
        ProjectionRunner runner =
            new ProjectionRunner(
                EventSource.of(engine.eventLog()),
                ReadModels.generations(store),
                new AdvisoryLease(database, AdvisoryLease.PROJECTOR),
                ProjectionSettings.DEFAULT,
                Clock.systemUTC())) {
      Views views =
          ReadModels.views(store, engine.eventLog()::lastCommittedPosition, Clock.systemUTC());
      runner.start();
      for (int i = 0; i < 20; i++) {
        CreateBatch command = new CreateBatch(new BatchId("b" + i), PROJECT, "Batch", 50, null);
        long position = engine.commands().send(command, UserId.SYSTEM).position();
        assertThat(views.ask(new Reached(position, Duration.ofSeconds(20)))).isTrue();
      }
      assertThat(runner.lag().behind()).isZero();
      assertThat(views.ask(new BatchesOf(PROJECT, false, new PageRequest(null, 100))).items())
          .hasSize(20);
    }
  }
}
