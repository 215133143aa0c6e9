package io.countersign.ops.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Staff;
import io.countersign.ops.fixture.TestServer;
import io.countersign.ops.fixture.Trial;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** An event that this version can't read, in the log of a server at work. */
class DeadLettersTest {
  private static final String POISON =
      """
      INSERT INTO event (position, stream_id, version, type, revision, at, actor, payload)
        SELECT base + (pg_current_xact_id()::text::bigint << 16), ?, 1 + (
          SELECT max(version) FROM event WHERE stream_id = ?), 'from-the-future', '1', now(), 'eve',
          '{}' FROM event_base
      """;

  private final Staff staff = Staff.ofTexts();
  private final JdbcTemplate jdbc = TestServer.server().part(JdbcTemplate.class);
  private final TransactionTemplate transaction =
      new TransactionTemplate(TestServer.server().part(JdbcTransactionManager.class));

  private JsonNode deadLetters() {
    return staff.admin().get("/api/v1/dead-letters").json().path("items");
  }

  private static void await(org.awaitility.core.ThrowingRunnable holds) {
    Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(holds);
  }

  /** As a mended version would: there is nothing that it can't read. */
  @AfterEach
  void heal() {
    transaction.executeWithoutResult(
        status -> {
          jdbc.execute("ALTER TABLE event DISABLE TRIGGER event_is_append_only");
          jdbc.update("DELETE FROM event WHERE type = 'from-the-future'");
          jdbc.execute("ALTER TABLE event ENABLE TRIGGER event_is_append_only");
        });
    staff.admin().post("/api/v1/dead-letters/retry", "{}");
    await(() -> assertThat(deadLetters()).isEmpty());
  }

  @Test
  void oneRowBecomesADeadLetterAndIsShownAndTheOthersGoOn() {
    staff.importTexts("rows", 3);
    String row = staff.claimNext(staff.labeller()).json().path("dataRow").asString();
    jdbc.update(POISON, row, row);
    await(() -> assertThat(deadLetters()).hasSize(1));
    assertThat(deadLetters().get(0).path("subject").asString()).isEqualTo(row);
    assertThat(deadLetters().get(0).path("failure").asString()).contains("from-the-future");
    requireShown();
    requireOthersGoOn();
    JsonNode verified = Trial.verified(staff.admin()).path("result");
    assertThat(verified.path("items").valueStream().map(one -> one.path("subject").asString()))
        .isNotEmpty()
        .allMatch(subject -> subject.contains(row));
    assertThat(staff.manager().get("/api/v1/dead-letters").code()).isEqualTo("ROLE_MISSING");
    retryDrainsIt(row);
  }

  private static void requireShown() {
    await(
        () -> {
          assertThat(Http.nobody().get("/health").json().path("deadLetters").asInt()).isEqualTo(1);
          assertThat(Http.nobody().get("/metrics").body())
              .containsPattern("countersign_dead_letters\\{[^}]*} 1.0");
        });
  }

  private void requireOthersGoOn() {
    String task = staff.claimNext(staff.otherLabeller()).json().path("id").asString();
    Http.Answer done = staff.otherLabeller().post("/api/v1/tasks/" + task + "/submit", Staff.SPAM);
    assertThat(done.status()).as(done.body()).isEqualTo(200);
    String path = "/dashboard?atLeast=" + done.json().path("position").asLong();
    assertThat(staff.manager().get(staff.path(path)).json().path("rows").asInt()).isEqualTo(3);
  }

  private void retryDrainsIt(String row) {
    heal();
    Trial.findsNoDifference(staff.admin());
    assertThat(staff.admin().get("/api/v1/data-rows/" + row).status()).isEqualTo(200);
  }
}
