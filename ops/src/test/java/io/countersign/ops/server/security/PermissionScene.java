package io.countersign.ops.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.log.Commands;
import io.countersign.engine.modelrun.ModelId;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.modelrun.ModelRunId;
import io.countersign.engine.modelrun.RegisterModel;
import io.countersign.engine.modelrun.StartModelRun;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import io.countersign.ops.fixture.TestServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Two projects with work in all stages, and somebody for each column of the table. */
final class PermissionScene {
  /** Who is a member of the first project, in the order of the table. */
  static final List<String> ROLES =
      List.of("labeller", "reviewer", "lead", "manager", "auditor", "admin");

  private static final String ONE_MORE = "{\"key\":\"%s\",\"text\":\"one more\"}";
  private static final List<String> STAGES = List.of("label", "review", "acceptance");
  private static final String NO_ROW = "{\"action\":\"REQUEUE\",\"reason\":\"x\",\"dataRows\":[]}";
  private static final String WHO_WORKS = "{\"roles\":[\"labeller\",\"reviewer\",\"lead\"]}";
  private static final int ROWS = 6;

  private final JdbcTemplate jdbc = TestServer.server().part(JdbcTemplate.class);
  private final Map<String, Http> people = new LinkedHashMap<>();
  private final Place own;
  private final Place other;
  private final String spare;
  private final String operation;
  private final String token;

  /** A project's things; a task of each stage to work at, and one that is left alone. */
  private record Place(
      Staff staff,
      String batch,
      String modelRun,
      Map<String, String> tasks,
      Map<String, String> untouched) {}

  PermissionScene() {
    own = place();
    other = place();
    Staff staff = own.staff();
    people.put("stranger", staff.stranger());
    people.put("labeller", staff.labeller());
    people.put("reviewer", staff.reviewer());
    people.put("lead", staff.lead());
    people.put("manager", staff.manager());
    people.put("auditor", staff.auditor());
    people.put("admin", Staff.member(staff.admin(), staff.project(), "admin"));
    people.put("installation", staff.admin());
    spare = name(Staff.member(staff.admin(), staff.project(), "labeller"));
    staff.admin().put(staff.path("/members/" + spare), WHO_WORKS);
    operation = staff.admin().post("/api/v1/verify", "{}").json().path("operation").asString();
    token =
        staff
            .otherLabeller()
            .post("/api/v1/tokens", "{\"name\":\"x\"}")
            .json()
            .path("id")
            .asString();
  }

  Map<String, Http> people() {
    return people;
  }

  static String name(Http person) {
    return person.get("/api/v1/me").json().path("name").asString();
  }

  private Place place() {
    Staff staff = Staff.ofTexts();
    String batch = staff.importTexts("rights", ROWS);
    for (int i = 0; i < ROWS - 2; i++) {
      decide(staff, staff.otherLabeller(), "submit", Staff.SPAM);
    }
    Http reviewer = Staff.member(staff.admin(), staff.project(), "reviewer");
    for (int i = 0; i < ROWS - 4; i++) {
      decide(staff, reviewer, "approve", "{}");
    }
    return new Place(staff, batch, modelRun(staff, batch), tasks(staff, 0), tasks(staff, 1));
  }

  /** A run over no row, by a model of the project whose file is nowhere. */
  private static String modelRun(Staff staff, String batch) {
    ModelRunId run = new ModelRunId(UUID.randomUUID().toString());
    ModelRef model = new ModelRef(staff.project(), "1", "0".repeat(64));
    Commands commands = TestServer.server().part(Commands.class);
    ProjectId project = new ProjectId(staff.project());
    commands.send(
        new RegisterModel(
            new ModelId(model.name(), "1"),
            model,
            "text/*",
            List.of(),
            project,
            0,
            null,
            UserId.SYSTEM),
        UserId.SYSTEM);
    commands.send(new StartModelRun(run, project, new BatchId(batch), model, 0), UserId.SYSTEM);
    return run.value();
  }

  private static void decide(Staff staff, Http person, String action, String body) {
    String task = staff.claimNext(person).json().path("id").asString();
    Answer done = person.post("/api/v1/tasks/" + task + "/" + action, body);
    assertThat(done.status()).as(done.body()).isEqualTo(200);
  }

  private static Map<String, String> tasks(Staff staff, int index) {
    Map<String, String> tasks = new LinkedHashMap<>();
    for (String stage : STAGES) {
      JsonNode items =
          staff.manager().get(staff.path("/tasks?stage=" + stage)).json().path("items");
      tasks.put(stage, items.get(index).path("id").asString());
    }
    return tasks;
  }

  /** Where the table's {@code {…}} lead, to something of the caller's. */
  String path(String call, String column) {
    return path(call, own, of(own.tasks(), stage(column)), "none");
  }

  /** The same, to something of somebody else's in the project. */
  String theirs(String call, String column) {
    String stage = column.equals("labeller") ? "review" : "label";
    return path(call, own, of(own.untouched(), stage), operation)
        .replace("/tokens/none", "/tokens/" + token);
  }

  /** The same, in a project in which the caller is nobody. */
  String elsewhere(String call) {
    return path(call, other, of(other.tasks(), "label"), "none");
  }

  private static String of(Map<String, String> tasks, String stage) {
    return Objects.requireNonNull(tasks.get(stage));
  }

  private static String stage(String column) {
    return switch (column) {
      case "reviewer" -> "review";
      case "lead" -> "acceptance";
      default -> "label";
    };
  }

  private String path(String call, Place place, String task, String operationId) {
    String address = call.substring(call.indexOf(' ') + 1);
    return (address.equals("/health") ? "" : "/api/v1")
        + address
            .replace("{project}", place.staff().project())
            .replace("{batch}", place.batch())
            .replace("{task}", task)
            .replace("{dataRow}", task.substring(0, task.lastIndexOf('.')))
            .replace("{modelRun}", place.modelRun())
            .replace("{model}", place.staff().project())
            .replace("{version}", "1")
            .replace("{user}", spare)
            .replace("{rowChange}", "none")
            .replace("{operation}", operationId)
            .replace("{acceptanceSample}", "none")
            .replace("{savedView}", "none")
            .replace("{token}", "none");
  }

  /** A body that the call can do something with. */
  String body(String call, String column, String role) {
    Http person = people.get(column);
    return switch (call.substring(call.lastIndexOf('/') + 1)) {
      case "login" ->
          "{\"name\":\"%s\",\"password\":\"%s\"}"
              .formatted(person == null ? "admin" : name(person), password(column));
      case "password" ->
          call.startsWith("PUT /me")
              ? "{\"current\":\"%1$s\",\"password\":\"%1$s\"}".formatted(password(column))
              : "{\"password\":\"%s\"}".formatted(Staff.PASSWORD);
      case "tokens" ->
          role.isEmpty() ? "{\"name\":\"x\"}" : "{\"name\":\"x\",\"role\":\"%s\"}".formatted(role);
      case "users" ->
          "{\"name\":\"new-%s\",\"password\":\"%s\"}".formatted(UUID.randomUUID(), Staff.PASSWORD);
      case "projects" ->
          "{\"name\":\"new-%s\",\"mediaType\":\"text/plain\",%s}"
              .formatted(UUID.randomUUID(), Staff.POLICY);
      case "row-changes" -> NO_ROW;
      case "resume" -> "{\"reason\":\"looked into\"}";
      case "acceptance-samples" -> "{\"wanted\":0.01,\"unacceptable\":0.2}";
      case "looks" -> "{\"dataRow\":\"none\",\"annotations\":[]}";
      case "preview" -> preview(call);
      case "policy" -> "{" + Staff.POLICY + "}";
      case "{user}" -> call.startsWith("PUT /users") ? "{\"active\":true}" : WHO_WORKS;
      case "batches" -> ONE_MORE.formatted(UUID.randomUUID());
      case "saved-views" -> "{\"name\":\"x\",\"query\":{}}";
      case "schedule" -> "{\"priority\":7}";
      case "submit", "correct" -> Staff.SPAM;
      case "skip" -> "{\"reason\":\"CANNOT_DECIDE\"}";
      case "reject" -> "{\"reason\":\"WRONG_CLASS\"}";
      case "decide-grid" -> "{\"decisions\":[{\"task\":\"none.1\",\"verb\":\"APPROVE\"}]}";
      case "assign" -> "{\"user\":\"%s\"}".formatted(spare);
      case "escalate", "reopen", "withdraw", "ask-reopening" -> "{\"reason\":\"look again\"}";
      case "rebuild" -> "{\"what\":\"nothing\"}";
      case "train" -> "{\"name\":\"trained\"}";
      case "model-runs" -> "{\"model\":\"none\",\"batch\":\"rights\"}";
      default -> "{}";
    };
  }

  private static String preview(String call) {
    if (call.contains("/row-changes/")) {
      return NO_ROW;
    }
    return call.contains("/imports/") ? ONE_MORE : "{" + Staff.POLICY + "}";
  }

  static String password(String column) {
    return column.equals("installation") || column.equals("nobody")
        ? TestServer.ADMIN_PASSWORD
        : Staff.PASSWORD;
  }

  static String mediaType(String call) {
    return switch (call) {
      case "POST /models" -> "application/zip";
      case "POST /projects/{project}/batches", "POST /projects/{project}/imports/preview" ->
          "application/x-ndjson";
      default -> "application/json";
    };
  }

  /** All that could have been stored. */
  String stored() {
    String stored =
        jdbc.queryForObject(
            """
        SELECT concat_ws(' ', (SELECT max(position) FROM event),
          (SELECT count(*) FROM app_user), (SELECT count(*) FROM api_token),
          (SELECT count(*) FROM idempotency_key), (SELECT count(*) FROM content),
          (SELECT count(*) FROM model_bundle),
          (SELECT md5(string_agg(id || coalesce(password_hash, ''), ' ' ORDER BY id)) FROM app_user))
        """,
            String.class);
    return String.valueOf(stored);
  }
}
