package io.countersign.ops.server.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.awaitility.Durations.ONE_MINUTE;

import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import io.countersign.ops.fixture.TestServer;
import io.countersign.ops.fixture.Trial;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Models that learn from a project's rows, and propose labels for others. */
class ModelRunTest {
  private static final int ROWS = 24;
  private static final String HOLD =
      """
      CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'No space left on device' USING ERRCODE = 'disk_full';
      END
      $$;
      CREATE TRIGGER hold BEFORE UPDATE OR DELETE ON model_run_request
        FOR EACH ROW EXECUTE FUNCTION hold()
      """;
  private static final String END_WHO_LOOKS =
      """
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE wait_event_type = 'Lock' AND query LIKE 'SELECT asked FROM model_run_request%'
      """;

  private final Staff staff = Staff.of("text/plain", Trial.POLICY);
  private final String name = "learnt-" + UUID.randomUUID().toString().substring(0, 8);
  @TempDir private Path folder;

  private Answer train() {
    return staff.manager().post(staff.path("/models/train"), "{\"name\":\"" + name + "\"}");
  }

  private Answer run(String batch, String more) {
    return staff
        .manager()
        .post(
            staff.path("/model-runs"),
            "{\"model\":\"%s\",\"batch\":\"%s\"%s}".formatted(name, batch, more));
  }

  private List<String> history(String row) {
    return staff
        .auditor()
        .get("/api/v1/data-rows/" + row + "/history")
        .json()
        .path("items")
        .valueStream()
        .map(event -> event.path("type").asString())
        .toList();
  }

  private JsonNode batch(String batch) {
    return staff.auditor().get("/api/v1/batches/" + batch).json();
  }

  private List<String> rows(String batch) {
    return staff
        .auditor()
        .get(staff.path("/data-rows?limit=1000&batch=" + batch))
        .json()
        .path("items")
        .valueStream()
        .map(row -> row.path("id").asString())
        .toList();
  }

  @Test
  void refusesToLearnFromTooFew() {
    Trial.importRows(staff, "few", 2);
    Trial.labelAll(staff, 2);
    Answer refused = train();
    assertThat(refused.status()).as(refused.body()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("TOO_FEW_ACCEPTED");
  }

  @Test
  void learnsFromAcceptedRowsLooksAtASampleAndProposes() {
    Trial.importRows(staff, "first", ROWS);
    Trial.labelAll(staff, ROWS);
    JsonNode trained = Trial.ended(staff.manager(), train());
    assertThat(trained.path("state").asString()).as("%s", trained).isEqualTo("DONE");
    assertThat(trained.path("result").path("version").asString()).isEqualTo("1");
    assertThat(trained.path("result").path("report").path("examples").asInt()).isEqualTo(ROWS);
    assertThat(trained.path("progress").path("done").asInt()).isEqualTo(ROWS);
    assertThat(Trial.models(staff.manager()))
        .filteredOn(model -> model.path("name").asString().equals(name))
        .extracting(model -> model.path("byName").asString())
        .containsExactly(staff.manager().get("/api/v1/me").json().path("name").asString());
    isNotThereForOthers();
    JsonNode second = Trial.ended(staff.manager(), train());
    assertThat(second.path("result").path("version").asString()).isEqualTo("2");
    String batch = Trial.importRows(staff, "second", 10);
    looksAtASampleAndStoresNothing(batch);
    proposes(batch);
  }

  private void isNotThereForOthers() {
    Staff others = Staff.of("text/plain", Trial.POLICY);
    Trial.importRows(others, "theirs", 1);
    String run = "{\"model\":\"%s\",\"batch\":\"theirs\",\"preview\":true}".formatted(name);
    String readmit = "/api/v1/models/" + name + "/versions/1/readmit";
    for (Answer answer :
        List.of(
            others.manager().post(others.path("/model-runs"), run),
            others.manager().post(readmit, "{}"),
            staff.manager().post(readmit.replace("/1/", "/9/"), "{}"))) {
      assertThat(answer.status()).as(answer.body()).isEqualTo(404);
      assertThat(answer.code()).isEqualTo("MODEL_NOT_FOUND");
    }
    assertThat(staff.manager().post(readmit, "{}").status()).isEqualTo(200);
  }

  private void looksAtASampleAndStoresNothing(String batch) {
    Answer preview = run(batch, ",\"preview\":true,\"thresholds\":[0,1]");
    assertThat(preview.status()).as(preview.body()).isEqualTo(200);
    JsonNode seen = preview.json();
    assertThat(seen.path("version").asString()).isEqualTo("2");
    assertThat(seen.path("items")).hasSize(10);
    assertThat(seen.path("histogram")).hasSize(10);
    assertThat(seen.path("thresholds").get(0).path("share").asDouble()).isEqualTo(1.0);
    assertThat(seen.path("thresholds").get(0).path("accuracy").has("enough")).isTrue();
    assertThat(run(batch, ",\"preview\":3").json().path("items")).hasSize(3);
    assertThat(run(batch, ",\"preview\":\"x\"").status()).isEqualTo(422);
    String row = seen.path("items").get(0).path("dataRow").asString();
    assertThat(history(row)).doesNotContain("pre-label-requested", "pre-label-proposed");
  }

  private void proposes(String batch) {
    Answer begun = run(batch, "");
    assertThat(begun.status()).as(begun.body()).isEqualTo(202);
    assertThat(begun.json().path("rows").asInt()).isEqualTo(10);
    String path = "/api/v1/model-runs/" + begun.json().path("id").asString();
    JsonNode ended =
        Trial.eventually(
            () -> staff.auditor().get(path).json(),
            view -> view.path("state").asString().equals("FINISHED"));
    assertThat(ended.path("rows").asInt()).isEqualTo(10);
    assertThat(ended.path("proposed").asInt()).isEqualTo(10);
    assertThat(ended.path("done").asInt()).isEqualTo(10);
    JsonNode operation = Trial.ended(staff.manager(), begun);
    assertThat(operation.path("state").asString()).isEqualTo("DONE");
    for (String row : rows(batch)) {
      assertThat(history(row)).contains("pre-label-requested", "pre-label-proposed");
    }
  }

  private void upload() throws IOException {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    Trial.bundle(name, folder.resolve("bundle")).zip(zip);
    assertThat(Trial.upload(staff.manager(), zip.toByteArray()).status()).isEqualTo(201);
  }

  @Test
  void isFollowedThoughTheDatabaseIsAwayForAMoment() throws IOException {
    upload();
    String batch = Trial.importRows(staff, "followed", 5);
    JdbcTemplate jdbc = TestServer.server().part(JdbcTemplate.class);
    jdbc.execute(HOLD);
    Answer begun;
    try {
      begun = run(batch, "");
      assertThat(begun.status()).as(begun.body()).isEqualTo(202);
      endWhoLooks(jdbc);
    } finally {
      jdbc.execute("DROP FUNCTION hold CASCADE");
    }
    JsonNode operation = Trial.ended(staff.manager(), begun);
    assertThat(operation.path("state").asString()).as("%s", operation).isEqualTo("DONE");
    assertThat(operation.path("result").path("rows").asInt()).isEqualTo(5);
  }

  private static void endWhoLooks(JdbcTemplate jdbc) {
    new TransactionTemplate(TestServer.server().part(JdbcTransactionManager.class))
        .executeWithoutResult(
            status -> {
              jdbc.execute("LOCK TABLE model_run_request");
              await().atMost(ONE_MINUTE).until(() -> !jdbc.queryForList(END_WHO_LOOKS).isEmpty());
            });
  }

  @Test
  void sendsRowsToPeopleWhereTheModelIsBroken() throws IOException {
    upload();
    JdbcTemplate jdbc = TestServer.server().part(JdbcTemplate.class);
    byte[] bytes =
        jdbc.queryForObject("SELECT bytes FROM model_bundle WHERE name = ?", byte[].class, name);
    jdbc.update(
        "UPDATE model_bundle SET bytes = ? WHERE name = ?", Arrays.copyOf(bytes, 1_000), name);
    try {
      requireRowsGoToPeople();
    } finally {
      jdbc.update("UPDATE model_bundle SET bytes = ? WHERE name = ?", bytes, name);
    }
  }

  private void requireRowsGoToPeople() {
    Answer changed = staff.manager().put(staff.path("/policy"), "{" + Trial.policyWith(name) + "}");
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    String batch = Trial.importRows(staff, "broken", 5);
    Trial.eventually(() -> batch(batch), view -> view.path("states").path("LABEL").asInt() == 5);
    for (String row : rows(batch)) {
      assertThat(history(row)).contains("pre-label-failed", "task-opened");
    }
    assertThat(run(batch, "").code()).isEqualTo("MODEL_INVALID");
  }

  @Test
  void knowsNoOtherModelsOrBatches() {
    assertThat(run("none", "").code()).isEqualTo("MODEL_NOT_FOUND");
    assertThat(staff.auditor().get("/api/v1/model-runs/none").code())
        .isEqualTo("MODEL_RUN_NOT_FOUND");
  }
}
