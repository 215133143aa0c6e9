package io.countersign.engine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.countersign.engine.project.TestFlows;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;

class IdempotencyKeysTest {
  private static final UserId ADA = new UserId("ada");
  private static final UserId BOB = new UserId("bob");
  private static final byte[] BODY = {1, 2, 3};
  private static final byte[] OTHER_BODY = {1, 2, 4};

  private HikariDataSource database;
  private EventEngine engine;
  private final AtomicInteger runs = new AtomicInteger();

  @BeforeEach
  void start() {
    database = TestPostgres.freshDatabase();
    engine = EventEngine.builder(database).flows(TestFlows.FLOWS).build();
  }

  @AfterEach
  void stop() {
    engine.close();
    database.close();
  }

  private Committed<StoredResponse> request(UserId actor, String key, byte[] body) {
    return engine.commands().executeOnce(actor, key, body, this::work);
  }

  private StoredResponse work() {
    int run = runs.incrementAndGet();
    engine.commands().send(Samples.createProject("p" + run), ADA);
    return new StoredResponse(201, "{\"run\":" + run + "}");
  }

  @Test
  void aRepeatGetsTheSameAnswer() {
    Committed<StoredResponse> first = request(ADA, "key", BODY);
    Committed<StoredResponse> repeat = request(ADA, "key", BODY);

    assertThat(first.result()).isEqualTo(new StoredResponse(201, "{\"run\":1}"));
    assertThat(first.position()).isPositive();
    assertThat(repeat).isEqualTo(first);
    assertThat(engine.eventLog().readAfter(0)).hasSize(1);
  }

  @Test
  void theSameKeyWithAnotherBodyIsRefused() {
    request(ADA, "key", BODY);

    Refusal refusal =
        catchThrowableOfType(CommandRefused.class, () -> request(ADA, "key", OTHER_BODY)).refusal();

    assertThat(refusal).isEqualTo(Refusal.IDEMPOTENCY_KEY_REUSED);
    assertThat(runs).hasValue(1);
  }

  @Test
  void anotherPersonsKeyIsAnother() {
    request(ADA, "key", BODY);

    assertThat(request(BOB, "key", OTHER_BODY).result().body()).contains("2");
  }

  @Test
  void ofTwoAtOnceTheSecondGetsTheAnswerOfTheFirst() throws Exception {
    CountDownLatch working = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Callable<Committed<StoredResponse>> slow =
          () ->
              engine
                  .commands()
                  .executeOnce(
                      ADA,
                      "key",
                      BODY,
                      () -> {
                        StoredResponse answer = work();
                        working.countDown();
                        awaitSomebodyWaiting();
                        return answer;
                      });
      Future<Committed<StoredResponse>> first = threads.submit(slow);
      working.await();
      Future<Committed<StoredResponse>> second = threads.submit(() -> request(ADA, "key", BODY));

      assertThat(second.get()).isEqualTo(first.get());
      assertThat(runs).hasValue(1);
    } finally {
      threads.shutdownNow();
    }
  }

  private void awaitSomebodyWaiting() {
    JdbcTemplate others = new JdbcTemplate(new DelegatingDataSource(database));
    String waiting =
        "SELECT count(*) FROM pg_stat_activity"
            + " WHERE wait_event_type = 'Lock' AND datname = current_database()";
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> List.of(1L).equals(others.queryForList(waiting, Long.class)));
  }

  @Test
  void afterAFailureTheKeyIsFree() {
    assertThatThrownBy(
            () ->
                engine
                    .commands()
                    .executeOnce(
                        ADA,
                        "key",
                        BODY,
                        () -> {
                          work();
                          throw new IllegalStateException("crash");
                        }))
        .hasMessage("crash");

    assertThat(request(ADA, "key", BODY).result().body()).contains("2");
    assertThat(engine.eventLog().readAfter(0))
        .extracting(RecordedEvent::streamId)
        .containsExactly("p2");
  }

  @Test
  void oldAnswersAreForgotten() {
    request(ADA, "key", BODY);

    assertThat(keysAt(Duration.ofDays(6)).purge()).isZero();
    assertThat(keysAt(Duration.ofDays(8)).purge()).isEqualTo(1);
    assertThat(request(ADA, "key", OTHER_BODY).result().body()).contains("2");
  }

  private IdempotencyKeys keysAt(Duration later) {
    Clock clock = Clock.offset(Clock.systemUTC(), later);
    return new IdempotencyKeys(new JdbcTemplate(database), clock);
  }
}
