package io.countersign.engine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.awaitility.Durations.ONE_MINUTE;

import com.zaxxer.hikari.HikariDataSource;
import io.countersign.engine.project.TestFlows;
import io.countersign.engine.project.UserId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class CommitSignalsTest {
  private static final UserId ADA = new UserId("ada");

  private HikariDataSource database;
  private EventEngine here;
  private EventEngine there;

  @BeforeEach
  void start() {
    database = TestPostgres.freshDatabase();
    here = EventEngine.builder(database).flows(TestFlows.FLOWS).build();
    there = EventEngine.builder(database).flows(TestFlows.FLOWS).build();
    awaitListeners(2);
  }

  @AfterEach
  void stop() {
    here.close();
    there.close();
    database.close();
  }

  private void awaitListeners(int count) {
    String listeners =
        "SELECT count(*) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND query = 'LISTEN countersign_event'";
    List<Integer> expected = List.of(count);
    await()
        .atMost(ONE_MINUTE)
        .until(
            () -> new JdbcTemplate(database).queryForList(listeners, Integer.class),
            expected::equals);
  }

  private static List<RecordedEvent> tail(EventLog log) {
    List<RecordedEvent> read = new CopyOnWriteArrayList<>();
    log.onAppend(
        () -> {
          synchronized (read) {
            long reached = read.isEmpty() ? 0 : read.get(read.size() - 1).position();
            read.addAll(log.readAfter(reached));
          }
        });
    return read;
  }

  @Test
  void aCommitWakesTheListenersOfEveryNode() {
    List<RecordedEvent> readHere = tail(here.eventLog());
    List<RecordedEvent> readThere = tail(there.eventLog());

    here.commands().send(Samples.createProject("p1"), ADA);

    await().atMost(ONE_MINUTE).until(() -> readHere.size() == 1 && readThere.size() == 1);
  }

  @Test
  void listenersAreWokenAgainOnceASlowTransactionNoLongerHoldsTheEventsBack() throws SQLException {
    List<RecordedEvent> readThere = tail(there.eventLog());
    try (Connection slow = database.getConnection();
        Statement statement = slow.createStatement()) {
      slow.setAutoCommit(false);
      statement.executeQuery("SELECT pg_current_xact_id()").close();
      here.commands().send(Samples.createProject("p1"), ADA);
      await().during(Duration.ofMillis(100)).until(readThere::isEmpty);

      slow.rollback();
    }

    await().atMost(ONE_MINUTE).until(() -> readThere.size() == 1);
  }

  @Test
  void aNodeThatWasCutOffListensAgain() {
    List<RecordedEvent> readThere = tail(there.eventLog());
    new JdbcTemplate(database)
        .query(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND query = 'LISTEN countersign_event'",
            row -> {});

    here.commands().send(Samples.createProject("p1"), ADA);

    await().atMost(ONE_MINUTE).until(() -> readThere.size() == 1);
  }

  @Test
  void aListenerThatWasTakenAwayIsNotWoken() {
    AtomicInteger woken = new AtomicInteger();
    Runnable remove = here.eventLog().onAppend(woken::incrementAndGet);
    remove.run();

    here.commands().send(Samples.createProject("p1"), ADA);

    assertThat(woken).hasValue(0);
  }
}
