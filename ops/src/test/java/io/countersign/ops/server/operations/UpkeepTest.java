package io.countersign.ops.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.awaitility.Durations.ONE_MINUTE;

import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import io.countersign.ops.fixture.TestServer;
import io.countersign.ops.fixture.Trial;
import io.countersign.ops.server.security.access.Caller;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Verification and rebuild of a server that is at work. */
class UpkeepTest {
  private static final String END_WHO_WAITS =
      """
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE wait_event_type = 'Lock' AND query LIKE '%data_row_key%'
      """;

  private static final String CONTENT_OF =
      "sha256 IN (SELECT payload->'content'->>'sha256' FROM event WHERE stream_id = ?)";

  private final Staff staff = Staff.of("text/plain", Trial.POLICY);

  private JsonNode verified() {
    JsonNode ended = Trial.verified(staff.admin());
    assertThat(ended.path("state").asString()).as("%s", ended).isEqualTo("DONE");
    return ended.path("result");
  }

  private void findsNoDifference() {
    Trial.findsNoDifference(staff.admin());
  }

  private Answer rebuild(String what) {
    return staff.admin().post("/api/v1/rebuild", "{\"what\":\"" + what + "\"}");
  }

  @Test
  void findsNoDifferenceAfterWorkNorAfterARebuild() {
    Trial.importRows(staff, "work", 6);
    Trial.labelAll(staff, 2);
    staff.claimNext(staff.labeller());
    findsNoDifference();
    JsonNode rebuilt = Trial.ended(staff.admin(), rebuild("all"));
    assertThat(rebuilt.path("state").asString()).as("%s", rebuilt).isEqualTo("DONE");
    assertThat(rebuilt.path("result").path("kind").asString()).isEqualTo("rebuild");
    assertThat(rebuilt.path("result").path("processes").path("tasks").asLong()).isPositive();
    findsNoDifference();
    Trial.labelAll(staff, 3);
  }

  /** All at once, as each verification looks at everything. */
  @Test
  void tellsWhatStoresDoNotHoldAsTheLogDoes() {
    Trial.importRows(staff, "lost", 2);
    String claimed = staff.claimNext(staff.labeller()).json().path("dataRow").asString();
    JdbcTemplate jdbc = TestServer.server().part(JdbcTemplate.class);
    String project = staff.project();
    String other = otherRow(jdbc, project, claimed);
    JsonNode found;
    try {
      jdbc.update("DELETE FROM work_queue WHERE data_row_id = ?", claimed);
      jdbc.update("UPDATE project_directory SET name = name || '!' WHERE project_id = ?", project);
      jdbc.update("DELETE FROM batch_directory WHERE project_id = ?", project);
      jdbc.update("UPDATE project_member SET roles = '{ADMIN}' WHERE project_id = ?", project);
      jdbc.update("UPDATE data_row_key SET key = key || '!' WHERE data_row_id = ?", claimed);
      jdbc.update("UPDATE content SET sha256 = sha256 || '!' WHERE " + CONTENT_OF, other);
      found = verified().path("items");
    } finally {
      jdbc.update("UPDATE content SET sha256 = rtrim(sha256, '!') WHERE sha256 LIKE '%!'");
      jdbc.update("UPDATE data_row_key SET key = rtrim(key, '!') WHERE project_id = ?", project);
      Trial.ended(staff.admin(), rebuild("processes"));
    }

    assertThat(found)
        .extracting(item -> item.path("store").asString() + " " + item.path("subject").asString())
        .contains("directory project_directory", "directory batch_directory")
        .contains("directory project_member", "directory " + claimed)
        .containsOnlyOnce("processes " + claimed);
    assertThat(found).extracting(item -> item.path("subject").asString()).contains(other);
    findsNoDifference();
  }

  private static String otherRow(JdbcTemplate jdbc, String project, String row) {
    return jdbc.queryForList(
            "SELECT data_row_id FROM data_row_key WHERE project_id = ? AND data_row_id <> ?",
            String.class,
            project,
            row)
        .get(0);
  }

  @Test
  void saysSoWhereTheDatabaseGoesAwayMeanwhile() {
    JdbcTemplate jdbc = TestServer.server().part(JdbcTemplate.class);
    JdbcTransactionManager transactions = TestServer.server().part(JdbcTransactionManager.class);
    JsonNode ended =
        new TransactionTemplate(transactions)
            .execute(
                status -> {
                  jdbc.execute("LOCK TABLE data_row_key IN ACCESS EXCLUSIVE MODE");
                  Answer started = staff.admin().post("/api/v1/verify", "{}");
                  await()
                      .atMost(ONE_MINUTE)
                      .until(() -> !jdbc.queryForList(END_WHO_WAITS).isEmpty());
                  return Trial.ended(staff.admin(), started);
                });
    assertThat(ended).isNotNull();
    assertThat(ended.path("code").asString()).as("%s", ended).isEqualTo("DATABASE_UNAVAILABLE");
  }

  @Test
  void doesOneAtATimeAndShowsItToFew() {
    Operations operations = TestServer.server().part(Operations.class);
    Caller other = new Caller("somebody", "somebody", false);
    try (Operations.Promise running = operations.promise("verify", "upkeep", other)) {
      Answer refused = rebuild("all");
      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.code()).isEqualTo("OPERATION_RUNNING");
      String path = "/api/v1/operations/" + running.id();
      assertThat(staff.admin().get(path).status()).isEqualTo(200);
      assertThat(staff.manager().get(path).code()).isEqualTo("OPERATION_NOT_FOUND");
    }
    assertThat(rebuild("everything").code()).isEqualTo("INPUT_INVALID");
    assertThat(staff.manager().post("/api/v1/verify", "{}").status()).isEqualTo(403);
  }
}
