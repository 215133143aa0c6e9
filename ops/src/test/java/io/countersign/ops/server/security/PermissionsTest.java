package io.countersign.ops.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import io.countersign.ops.fixture.TestServer;
import io.countersign.ops.fixture.Trial;
import io.countersign.ops.server.security.access.Permissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import tools.jackson.databind.JsonNode;

/** Every call, for everybody, in every way to call: what {@code permissions.md} says. */
class PermissionsTest {
  private static final PermissionPage PAGE = PermissionPage.read();

  /** Open to everybody, or not there at all; none of it tells about a project. */
  private static final Pattern OPEN =
      Pattern.compile(" (/health|/error|/metrics|/v3/api-docs.*|/swagger-ui.*)$");

  private final Staff staff = Staff.ofTexts();

  @Test
  void thePageListsWhatTheServerKnowsAndNothingElse() {
    Set<String> listed = new TreeSet<>();
    PAGE.calls().keySet().forEach(call -> listed.add(call.replaceAll("\\?.*", "")));
    assertThat(listed).isEqualTo(mapped());
    assertThat(listed).isEqualTo(described());
    Set<String> rules = new TreeSet<>();
    Permissions.rules().keySet().forEach(rule -> rules.add(rule.replace(" /api/v1", " ")));
    assertThat(listed).isEqualTo(rules);
  }

  @Test
  void whatIsOutsideOfTheInterfaceIsListed() {
    assertThat(mappings().stream().filter(call -> !call.contains(" /api/v1")).toList())
        .allMatch(call -> OPEN.matcher(call).find());
  }

  /** Calls of the contract as the server has them mapped. */
  private static Set<String> mapped() {
    Set<String> calls = new TreeSet<>();
    mappings().stream()
        .filter(call -> call.contains(" /api/v1"))
        .forEach(call -> calls.add(call.replace(" /api/v1", " ")));
    return calls;
  }

  private static Set<String> described() {
    Set<String> calls = new TreeSet<>();
    Http.nobody().get("/v3/api-docs").json().path("paths").properties().stream()
        .filter(path -> path.getKey().startsWith("/api/v1/"))
        .forEach(
            path ->
                path.getValue()
                    .propertyNames()
                    .forEach(
                        method ->
                            calls.add(
                                method.toUpperCase(Locale.ROOT)
                                    + " "
                                    + path.getKey().substring("/api/v1".length()))));
    return calls;
  }

  private static List<String> mappings() {
    List<String> mappings = new ArrayList<>();
    for (HandlerMapping mapping :
        Objects.requireNonNull(
            TestServer.server().part(DispatcherServlet.class).getHandlerMappings())) {
      if (mapping instanceof RequestMappingInfoHandlerMapping handlers) {
        handlers.getHandlerMethods().keySet().forEach(known -> add(known, mappings));
      }
    }
    return mappings;
  }

  private static void add(RequestMappingInfo known, List<String> mappings) {
    Set<RequestMethod> methods = known.getMethodsCondition().getMethods();
    for (String pattern : known.getPatternValues()) {
      if (methods.isEmpty()) {
        mappings.add("ANY " + pattern);
      }
      methods.forEach(method -> mappings.add(method + " " + pattern));
    }
  }

  @Test
  void everyCallIsForThoseOnThePage() {
    PermissionTrial trial = new PermissionTrial(PAGE);
    PAGE.calls().keySet().forEach(trial::tryCall);
    assertThat(trial.wrong()).isEmpty();
    assertThat(trial.requests()).isGreaterThan(PAGE.calls().size() * PAGE.ways().size());
    JsonNode verified = Trial.verified(staff.admin()).path("result");
    assertThat(verified.path("differences").asInt()).as("%s", verified).isZero();
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
