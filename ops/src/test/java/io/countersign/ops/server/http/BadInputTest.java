package io.countersign.ops.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.countersign.ops.contract.client.CountersignClient;
import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What is wrong is refused with a code: nothing is stored, and nothing of ours shows. */
class BadInputTest {
  private static final Staff STAFF = Staff.ofTexts();

  private static void requireRefused(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.header("content-type")).hasValue("application/problem+json");
    assertThat(answer.body())
        .doesNotContain("Exception")
        .doesNotContain("io.countersign")
        .doesNotContain("java.")
        .doesNotContain("\tat ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"name\":",
        "{\"name\":\"x\"} {}",
        "[1,2",
        "nonsense",
        "{\"name\":NaN}",
        "{'name':'x'}"
      })
  void refusesJsonThatIsNone(String body) {
    Answer answer = STAFF.admin().post("/api/v1/users", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isIn("MALFORMED_JSON", "INPUT_MALFORMED");
    assertThat(answer.body()).doesNotContain("Exception").doesNotContain("io.countersign");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/tasks/claim-next|{\"stages\":[null]}|stages[0]",
        "/tasks/claim-next|{\"stages\":[\"label\",null]}|stages[1]",
        "/model-runs|{\"model\":\"m\",\"batch\":\"b\",\"preview\":true,\"thresholds\":[null]}|thresholds[0]",
        "/model-runs|{\"model\":\"m\",\"batch\":\"b\",\"preview\":true,\"thresholds\":[\" \"]}|thresholds[0]"
      })
  void refusesListsWithNothingInThem(String path, String body, String field) {
    Http who = path.startsWith("/tasks") ? STAFF.labeller() : STAFF.manager();
    Answer answer = who.post(STAFF.path(path), body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/path").asString()).as(answer.body()).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource({"POST,/api/v1/users", "PUT,/api/v1/users/nobody/password"})
  void refusesFormsThatCannotBeRead(String method, String path) {
    for (String form : List.of("{\"password\":\"%n%s%d\"}", "{\"name\":\"\t\u0004\"}", "a=%00")) {
      Answer answer =
          STAFF
              .admin()
              .send(
                  method, path, "application/x-www-form-urlencoded", BodyPublishers.ofString(form));
      assertThat(answer.status()).as(form + " " + answer.body()).isIn(400, 415);
      assertThat(answer.code()).isIn("PARAMETER_INVALID", "MEDIA_TYPE_NOT_SUPPORTED");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"name\":\"x\",\"password\":\"long enough\",\"admin\":true}|admin|UNKNOWN_FIELD",
        "{\"name\":7,\"password\":\"long enough\"}|name|WRONG_TYPE",
        "{\"name\":[\"x\"],\"password\":\"long enough\"}|name|WRONG_TYPE",
        "{\"password\":\"long enough\"}|name|REQUIRED",
        "{\"name\":null,\"password\":\"long enough\"}|name|REQUIRED",
        "{\"name\":\"a\\u0000b\",\"password\":\"long enough\"}|name|WRONG_TYPE",
        "{\"name\":\"\\ud800\",\"password\":\"long enough\"}|name|WRONG_TYPE"
      })
  void namesTheFieldThatIsWrong(String body, String path, String code) {
    Answer answer = STAFF.admin().post("/api/v1/users", body);
    requireRefused(answer, 400, "INPUT_MALFORMED");
    assertThat(answer.json().path("errors").get(0).path("path").asString()).isEqualTo(path);
    assertThat(answer.json().path("errors").get(0).path("code").asString()).isEqualTo(code);
  }

  @Test
  void refusesAFieldThatIsThereTwice() {
    String twice = "{\"name\":\"x\",\"name\":\"y\",\"password\":\"long enough\"}";
    Answer answer = STAFF.admin().post("/api/v1/users", twice);
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.json().path("errors").get(0).path("code").asString()).isEqualTo("REPEATED");
  }

  @Test
  void refusesDeepNesting() {
    String deep = "[".repeat(5_000) + "]".repeat(5_000);
    assertThat(STAFF.admin().post("/api/v1/users", deep).status()).isEqualTo(400);
  }

  @Test
  void refusesABodyThatIsTooLarge() {
    String large = "{\"name\":\"" + "x".repeat(2 << 20) + "\"}";
    requireRefused(STAFF.admin().post("/api/v1/users", large), 413, "TOO_LARGE");
    Answer unsaid =
        STAFF
            .admin()
            .send(
                "POST",
                "/api/v1/users",
                "application/json",
                BodyPublishers.ofInputStream(
                    () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))));
    requireRefused(unsaid, 413, "TOO_LARGE");
  }

  @Test
  void refusesInstantsThatAreTooFarAway() {
    String token = "{\"name\":\"x\",\"expires\":\"+999999999-12-31T23:59:59Z\"}";
    requireRefused(STAFF.manager().post("/api/v1/tokens", token), 400, "INPUT_MALFORMED");
    String due = STAFF.path("/batches?dueAt=-1000000000-01-01T00:00:00Z");
    Answer imported =
        STAFF.manager().send("POST", due, "application/x-ndjson", BodyPublishers.ofString("{}"));
    requireRefused(imported, 400, "PARAMETER_INVALID");
  }

  @Test
  void refusesAMarkOfAHistoryThatNoPageGave() {
    STAFF.importTexts("marks", 1);
    String task = STAFF.claimNext(STAFF.labeller()).json().path("id").asString();
    String row = "/api/v1/data-rows/" + task.substring(0, task.lastIndexOf('.'));
    Answer answer = STAFF.auditor().get(row + "/history?after=djE6eA");
    requireRefused(answer, 400, "PARAMETER_INVALID");
  }

  @Test
  void refusesATruthWithNothingInIt() {
    Answer answer =
        STAFF.importLines(
            "truths", "{\"key\":\"t\",\"text\":\"x\",\"truth\":{\"annotations\":[null]}}");
    assertThat(answer.json().path("failed").asInt()).as(answer.body()).isEqualTo(1);
  }

  @Test
  void refusesAnotherMediaTypeAndMethod() {
    Answer xml =
        STAFF.admin().send("POST", "/api/v1/users", "text/xml", BodyPublishers.ofString("<x/>"));
    requireRefused(xml, 415, "MEDIA_TYPE_NOT_SUPPORTED");
    requireRefused(STAFF.admin().delete("/api/v1/users"), 405, "METHOD_NOT_ALLOWED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/tasks?limit=0",
        "/tasks?limit=1001",
        "/tasks?limit=x",
        "/tasks?state=NOWHERE",
        "/tasks?after=bm9uc2Vuc2U",
        "/tasks?after=djE6LTE",
        "/data-rows?after=@@",
        "/data-rows?state=nowhere",
        "/export?format=xml",
        "/data-rows?acceptedFrom=-1000000000-01-01T00:00:00Z",
        "/events?from=%2B999999999-12-31T23:59:59Z"
      })
  void refusesQueriesOfAnotherForm(String query) {
    requireRefused(STAFF.auditor().get(STAFF.path(query)), 400, "PARAMETER_INVALID");
  }

  /** Left out in silence, the filter of an export would be everything. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/tasks?stages=label",
        "/data-rows?Batch=x",
        "/export?batches=x",
        "/dashboard?%62atches=x",
        "/members?x",
        "/sla?&x=1"
      })
  void refusesParametersThatACallDoesNotHave(String query) {
    requireRefused(STAFF.auditor().get(STAFF.path(query)), 400, "PARAMETER_INVALID");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/data-rows?key=",
        "/data-rows?key",
        "/data-rows?state=&limit=5",
        "/dashboard?days=",
        "/tasks?state=OPEN&after=",
        "/events?type=&type=TaskOpened"
      })
  void refusesParametersThatAreEmpty(String query) {
    Answer answer = STAFF.auditor().get(STAFF.path(query));
    requireRefused(answer, 400, "PARAMETER_INVALID");
    assertThat(answer.json().at("/errors/0/detail").asString()).isEqualTo("Expected a value");
  }

  @Test
  void namesTheParameterThatIsNotKnownAndThoseThatAre() {
    Answer answer = STAFF.auditor().get(STAFF.path("/export?batches=x"));
    assertThat(answer.json().at("/errors/0/path").asString()).isEqualTo("batches");
    assertThat(answer.body()).contains("format");
  }

  @Test
  void theAddressOfErrorsIsNoneOfOurFaults() {
    requireRefused(STAFF.admin().get("/error"), 404, "ROUTE_NOT_FOUND");
    requireRefused(Http.nobody().get("/error"), 404, "ROUTE_NOT_FOUND");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/projects/none, PROJECT_NOT_FOUND",
    "/api/v1/batches/none, BATCH_NOT_FOUND",
    "/api/v1/data-rows/none, DATA_ROW_NOT_FOUND",
    "/api/v1/tasks/none, TASK_NOT_FOUND",
    "/api/v1/tasks/none.1, TASK_NOT_FOUND",
    "/api/v1/tasks/none.x, TASK_NOT_FOUND",
    "/api/v1/model-runs/none, MODEL_RUN_NOT_FOUND",
    "/api/v1/operations/none, OPERATION_NOT_FOUND"
  })
  void saysThatAnUnknownIdIsUnknown(String path, String code) {
    requireRefused(STAFF.admin().get(path), 404, code);
  }

  @Test
  void keepsTheIdsOfAnotherProjectApart() {
    Staff others = Staff.ofTexts();
    String batch = others.importTexts("theirs", 1);
    requireRefused(STAFF.manager().get("/api/v1/batches/" + batch), 404, "BATCH_NOT_FOUND");
    requireRefused(
        STAFF.manager().get("/api/v1/projects/" + others.project()), 404, "PROJECT_NOT_FOUND");
    String task = others.claimNext(others.labeller()).json().path("id").asString();
    requireRefused(
        STAFF.labeller().post("/api/v1/tasks/" + task + "/submit", Staff.SPAM),
        404,
        "TASK_NOT_FOUND");
  }

  @Test
  void whatIsRefusedLeavesNothingInTheLog() {
    Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    root.addAppender(log);
    try {
      String project =
          "{\"name\":\"refused\",\"mediaType\":\"text/plain\",%s}"
              .formatted(Staff.POLICY.replace("\"maxRounds\":2", "\"maxRounds\":99"));
      requireRefused(STAFF.admin().post("/api/v1/projects", project), 422, "POLICY_INVALID");
    } finally {
      root.detachAppender(log);
    }
    assertThat(log.list).filteredOn(line -> line.getThrowableProxy() != null).isEmpty();
  }

  @Test
  void refusesNamesThatLookLikeOthers() {
    String name = "looks-" + UUID.randomUUID();
    STAFF.importTexts(name, 1);
    for (String other : List.of(name.toUpperCase(Locale.ROOT), name.replace('o', '\u043e'))) {
      Answer batch = STAFF.importLines(CountersignClient.encode(other), "");
      requireRefused(batch, 409, "ALREADY_EXISTS");
    }
    String person = "{\"name\":\"%s\",\"password\":\"" + Staff.PASSWORD + "\"}";
    STAFF.admin().post("/api/v1/users", person.formatted(name));
    String other = person.formatted(name.toUpperCase(Locale.ROOT));
    requireRefused(STAFF.admin().post("/api/v1/users", other), 409, "ALREADY_EXISTS");
    String options = Staff.POLICY.replace("\"ham\"", "\"SPAM\"");
    requireRefused(
        STAFF.manager().put(STAFF.path("/policy"), "{" + options + "}"), 422, "POLICY_INVALID");
  }

  @Test
  void keepsKeysTidyAndRefusesWhatIsHiddenInThem() {
    Answer same =
        STAFF.importLines(
            "keys",
            "{\"key\":\" caf\\u00e9\",\"text\":\"x\"}\n"
                + "{\"key\":\"cafe\\u0301 \",\"text\":\"y\"}\n"
                + "{\"key\":\"a\\u202eb\",\"text\":\"z\"}\n");
    assertThat(same.json().path("registered").asInt()).isEqualTo(1);
    assertThat(same.json().path("duplicates").asInt()).isEqualTo(1);
    assertThat(same.json().path("failed").asInt()).isEqualTo(1);
    Answer name = STAFF.importLines(CountersignClient.encode("a\u202eb"), "");
    requireRefused(name, 422, "INPUT_INVALID");
  }

  @Test
  void refusesAPolicyThatNoRowCouldFollow() {
    String policy = "{" + Staff.POLICY.replace("\"share\":1.0", "\"share\":7") + "}";
    Answer answer = STAFF.manager().put(STAFF.path("/policy"), policy);
    requireRefused(answer, 422, "POLICY_INVALID");
    assertThat(answer.json().path("errors").get(0).path("path").asString())
        .isEqualTo("review.stages[0].share");
  }

  @Test
  void refusesAPolicyChangedMeanwhile() {
    String policy = "{" + Staff.POLICY.replace("closely", "twice") + "}";
    Answer answer = STAFF.manager().put(STAFF.path("/policy"), policy, "If-Match", "\"7\"");
    requireRefused(answer, 412, "STALE_VERSION");
  }

  @Test
  void refusesABundleThatIsNone() throws IOException {
    requireRefused(bundle("no zip at all".getBytes(StandardCharsets.UTF_8)), 422, "MODEL_INVALID");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("model.onnx"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 600; i++) {
        zip.write(zeros);
      }
    }
    requireRefused(bundle(bytes.toByteArray()), 422, "MODEL_INVALID");
  }

  private static Answer bundle(byte[] bytes) {
    return STAFF
        .manager()
        .send("POST", "/api/v1/models", "application/zip", BodyPublishers.ofByteArray(bytes));
  }

  @Test
  void refusesAnIdempotencyKeyOfAnotherForm() {
    Answer answer =
        STAFF
            .admin()
            .post(
                "/api/v1/users",
                "{\"name\":\"x\",\"password\":\"long enough\"}",
                "Idempotency-Key",
                "x".repeat(300));
    requireRefused(answer, 400, "PARAMETER_INVALID");
  }
}
