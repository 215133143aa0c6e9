package io.countersign.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.engine.project.Role;
import io.countersign.ops.http.Http.Answer;
import io.countersign.ops.security.Permission;
import io.countersign.ops.security.Permissions;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every call, for every role. */
class PermissionsTest {
  private final Staff staff = Staff.ofTexts();

  /** Calls of the contract as the server knows them. */
  private static TreeSet<String> calls() {
    TreeSet<String> calls = new TreeSet<>();
    for (HandlerMapping mapping :
        Objects.requireNonNull(
            TestServer.server().part(DispatcherServlet.class).getHandlerMappings())) {
      if (mapping instanceof RequestMappingHandlerMapping handlers) {
        handlers.getHandlerMethods().keySet().forEach(known -> add(known, calls));
      }
    }
    calls.removeIf(call -> !call.contains(" /api/v1"));
    return calls;
  }

  private static void add(RequestMappingInfo known, TreeSet<String> calls) {
    for (String pattern : known.getPatternValues()) {
      known.getMethodsCondition().getMethods().forEach(one -> calls.add(one + " " + pattern));
    }
  }

  @Test
  void everyCallHasARuleAndEveryRuleACall() {
    assertThat(calls()).isEqualTo(new TreeSet<>(Permissions.rules().keySet()));
  }

  @Test
  void everyCallOfAProjectIsForItsRolesOnly() {
    Map<Role, Http> people = new LinkedHashMap<>();
    people.put(Role.LABELLER, staff.labeller());
    people.put(Role.REVIEWER, staff.reviewer());
    people.put(Role.LEAD, staff.lead());
    people.put(Role.MANAGER, staff.manager());
    people.put(Role.AUDITOR, staff.auditor());
    Map<String, String> ids = ids();
    List<String> wrong = new ArrayList<>();
    Permissions.rules()
        .forEach(
            (call, needed) -> {
              if (needed.scope() == Permission.Scope.PROJECT) {
                people.forEach((role, person) -> check(call, needed, role, person, ids, wrong));
                Answer stranger = call(staff.stranger(), call, ids);
                if (stranger.status() != 404) {
                  wrong.add(call + " tells a stranger " + stranger.status());
                }
              }
            });
    assertThat(wrong).isEmpty();
  }

  private static void check(
      String call,
      Permission needed,
      Role role,
      Http person,
      Map<String, String> ids,
      List<String> wrong) {
    Answer answer = call(person, call, ids);
    boolean refused =
        answer.status() == 403 && !answer.json().path("detail").asString().endsWith("this task");
    if (refused == needed.roles().contains(role)) {
      wrong.add(call + " as " + role + " answers " + answer.status() + " " + answer.body());
    }
    if (answer.status() >= 500 && answer.status() != 503) {
      wrong.add(call + " as " + role + " fails: " + answer.body());
    }
  }

  private Map<String, String> ids() {
    String batch = staff.importTexts("rights", 1);
    String task = staff.claimNext(staff.labeller()).json().path("id").asString();
    String run = UUID.randomUUID().toString();
    TestServer.server()
        .part(JdbcTemplate.class)
        .update(
            "INSERT INTO model_run_directory VALUES (?, ?, ?, 'm', '1', 0, now())",
            run,
            staff.project(),
            batch);
    return Map.of(
        "project",
        staff.project(),
        "batch",
        batch,
        "task",
        task,
        "dataRow",
        task.substring(0, task.lastIndexOf('.')),
        "modelRun",
        run,
        "user",
        "nobody-of-this-name");
  }

  private static Answer call(Http person, String call, Map<String, String> ids) {
    String[] parts = call.split(" ", 2);
    String path = parts[1];
    for (Map.Entry<String, String> id : ids.entrySet()) {
      path = path.replace("{" + id.getKey() + "}", id.getValue());
    }
    boolean imports = call.startsWith("POST") && path.endsWith("/batches");
    return parts[0].equals("GET")
        ? person.get(path)
        : person.send(
            parts[0],
            path,
            imports ? "application/x-ndjson" : "application/json",
            BodyPublishers.ofString("{}"));
  }

  @Test
  void whatRunsTheInstallationIsForItsAdminOnly() {
    for (String call : List.of("/api/v1/users", "/api/v1/operations/none")) {
      assertThat(staff.manager().get(call).status()).isIn(403, 404);
    }
    assertThat(staff.admin().get("/api/v1/users").status()).isEqualTo(200);
    assertThat(staff.manager().post("/api/v1/verify", "{}").code()).isEqualTo("ROLE_MISSING");
  }

  @Test
  void aTokenForOneRoleIsForThatOnly() {
    Answer made = staff.manager().post("/api/v1/tokens", "{\"name\":\"x\",\"role\":\"auditor\"}");
    assertThat(made.status()).isEqualTo(201);
    Http token = Http.bearer(made.json().path("token").asString());
    assertThat(token.get(staff.path("/sla")).status()).isEqualTo(404);
    Http admins =
        Http.bearer(
            staff
                .admin()
                .post("/api/v1/tokens", "{\"name\":\"x\",\"role\":\"auditor\"}")
                .json()
                .path("token")
                .asString());
    assertThat(admins.get(staff.path("/sla")).status()).isEqualTo(200);
    assertThat(admins.get("/api/v1/users").code()).isEqualTo("ROLE_MISSING");
    assertThat(admins.post("/api/v1/tokens", "{\"name\":\"y\"}").code()).isEqualTo("ROLE_MISSING");
  }

  @Test
  void aDeletedTokenOpensNothing() {
    Answer made = staff.manager().post("/api/v1/tokens", "{\"name\":\"gone\"}");
    Http token = Http.bearer(made.json().path("token").asString());
    assertThat(token.get("/api/v1/me").status()).isEqualTo(200);
    String id = made.json().path("id").asString();
    assertThat(staff.manager().delete("/api/v1/tokens/" + id).status()).isEqualTo(204);
    assertThat(token.get("/api/v1/me").status()).isEqualTo(401);
  }

  @Test
  void aTrueLabelIsShownToNobodyWhoIsMeasuredOnIt() {
    String line = "{\"key\":\"b\",\"text\":\"gold\",\"truth\":\"spam\"}";
    Answer imported = staff.importLines("gold", line);
    assertThat(imported.json().path("registered").asInt()).as(imported.body()).isEqualTo(1);
    String task = staff.claimNext(staff.labeller()).json().path("id").asString();
    String row = "/api/v1/data-rows/" + task.substring(0, task.lastIndexOf('.'));
    for (Http person : List.of(staff.labeller(), staff.reviewer(), staff.lead())) {
      assertThat(person.get(row).body()).doesNotContain("truth").doesNotContain("spam");
      assertThat(person.get(row + "/history").body()).doesNotContain("benchmark\":");
    }
    assertThat(staff.auditor().get(row).json().path("truth")).hasSize(1);
    assertThat(staff.auditor().get(row + "/history").body()).contains("benchmark");
    assertThat(staff.lead().get(staff.path("/export")).body()).doesNotContain("spam");
  }
}
