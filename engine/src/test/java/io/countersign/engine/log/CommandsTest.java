package io.countersign.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.countersign.engine.project.UserId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommandsTest {
  private static final UserId ADA = new UserId("ada");
  private HikariDataSource database;
  private EventEngine engine;

  @BeforeEach
  void start() {
    database = TestPostgres.freshDatabase();
    engine = EventEngine.builder(database).build();
  }

  @AfterEach
  void stop() {
    engine.close();
    database.close();
  }

  @Test
  void storesWhatACommandPublishes() {
    Committed<Object> committed = engine.commands().send(Samples.createProject("p1"), ADA);

    assertThat(engine.eventLog().readAfter(0))
        .singleElement()
        .satisfies(event -> assertThat(event.position()).isEqualTo(committed.position()));
  }
}
