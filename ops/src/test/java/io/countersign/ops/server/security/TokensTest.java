package io.countersign.ops.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a program token may, and when it ends. */
class TokensTest {
  private static final String TOKENS = "/api/v1/tokens";

  private final Staff staff = Staff.ofTexts();

  private static Answer made(Http person, String form) {
    Answer made = person.post(TOKENS, form);
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made;
  }

  private static Http bearer(Answer made) {
    return Http.bearer(made.json().path("token").asString());
  }

  private static String id(Answer made) {
    return made.json().path("id").asString();
  }

  private static List<String> ids(Answer list) {
    assertThat(list.status()).as(list.body()).isEqualTo(200);
    return list.json().path("items").valueStream().map(item -> item.path("id").asString()).toList();
  }

  private static String nameOf(Http person) {
    return person.get("/api/v1/me").json().path("name").asString();
  }

  @Test
  void oneThatIsMadeWithAnotherEndsNoLater() {
    Instant end = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    String form = "{\"name\":\"x\",\"expires\":\"%s\"}";
    Http token = bearer(made(staff.manager(), form.formatted(end)));
    for (String later : List.of("{\"name\":\"y\"}", form.formatted(end.plusSeconds(1)))) {
      Answer refused = token.post(TOKENS, later);
      assertThat(refused.code()).as(refused.body()).isEqualTo("INPUT_INVALID");
      assertThat(refused.json().at("/errors/0/path").asString()).isEqualTo("expires");
    }
    assertThat(bearer(made(token, form.formatted(end))).get("/api/v1/me").status()).isEqualTo(200);
  }

  @Test
  void oneForARoleReachesOnlyThoseOfThatRole() {
    Http person = staff.labeller();
    Answer whole = made(person, "{\"name\":\"whole\"}");
    Answer masked = made(person, "{\"name\":\"masked\",\"role\":\"labeller\"}");
    Http token = bearer(masked);
    assertThat(ids(token.get(TOKENS))).contains(id(masked)).doesNotContain(id(whole));
    assertThat(token.delete(TOKENS + "/" + id(whole)).code()).isEqualTo("TOKEN_NOT_FOUND");
    assertThat(bearer(whole).get("/api/v1/me").status()).isEqualTo(200);
    assertThat(token.delete(TOKENS + "/" + id(masked)).status()).isEqualTo(204);
  }

  @Test
  void oneForARoleDoesNotChangeThePassword() {
    Http token = bearer(made(staff.labeller(), "{\"name\":\"x\",\"role\":\"labeller\"}"));
    String form = "{\"current\":\"%1$s\",\"password\":\"%1$s\"}".formatted(Staff.PASSWORD);
    assertThat(token.put("/api/v1/me/password", form).code()).isEqualTo("ROLE_MISSING");
  }

  @Test
  void oneForARoleShowsOnlyProjectsWhereItCounts() {
    Staff others = Staff.ofTexts();
    String name = nameOf(staff.labeller());
    Answer joined =
        others.admin().put(others.path("/members/" + name), "{\"roles\":[\"reviewer\"]}");
    assertThat(joined.status()).as(joined.body()).isEqualTo(200);
    assertThat(ids(staff.labeller().get("/api/v1/projects")))
        .contains(staff.project(), others.project());

    Http token = bearer(made(staff.labeller(), "{\"name\":\"x\",\"role\":\"labeller\"}"));
    assertThat(ids(token.get("/api/v1/projects"))).containsExactly(staff.project());
    JsonNode roles = token.get("/api/v1/me").json().path("projects");
    assertThat(roles.propertyNames()).containsExactly(staff.project());
  }

  @Test
  void oneForARoleHearsOnlyOfProjectsWhereItCounts() throws Exception {
    Staff others = Staff.ofTexts();
    String name = nameOf(staff.labeller());
    others.admin().put(others.path("/members/" + name), "{\"roles\":[\"reviewer\"]}");
    Http token = bearer(made(staff.labeller(), "{\"name\":\"x\",\"role\":\"labeller\"}"));
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    try (InputStream stream =
            client
                .send(token.request("/api/v1/stream").GET().build(), BodyHandlers.ofInputStream())
                .body();
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      String theirs = rowOf(others);
      String own = rowOf(staff);
      StringBuilder heard = new StringBuilder();
      while (heard.indexOf(own) < 0) {
        heard.append(lines.readLine());
      }
      assertThat(heard).doesNotContain(theirs);
    }
  }

  private static String rowOf(Staff project) {
    project.importTexts("heard", 1);
    String task = project.claimNext(project.otherLabeller()).json().path("id").asString();
    return task.substring(0, task.lastIndexOf('.'));
  }

  @Test
  void aChangedPasswordEndsTokensWhereThatIsWished() {
    Http person = staff.reviewer();
    Http token = bearer(made(person, "{\"name\":\"x\"}"));
    String form = "{\"current\":\"%1$s\",\"password\":\"%1$s\",\"endTokens\":%2$s}";
    String keeping = form.formatted(Staff.PASSWORD, false);
    assertThat(person.put("/api/v1/me/password", keeping).status()).isEqualTo(204);
    assertThat(token.get("/api/v1/me").status()).isEqualTo(200);
    String ending = form.formatted(Staff.PASSWORD, true);
    assertThat(person.put("/api/v1/me/password", ending).status()).isEqualTo(204);
    assertThat(token.get("/api/v1/me").status()).isEqualTo(401);
  }

  @Test
  void aResetEndsTokensUnlessTheyAreToStay() {
    Http token = bearer(made(staff.lead(), "{\"name\":\"x\"}"));
    String path = "/api/v1/users/" + nameOf(staff.lead()) + "/password";
    String form = "{\"password\":\"%s\"}".formatted(Staff.PASSWORD);
    String keeping = form.replace("}", ",\"endTokens\":false}");
    assertThat(staff.admin().put(path, keeping).status()).isEqualTo(204);
    assertThat(token.get("/api/v1/me").status()).isEqualTo(200);
    assertThat(staff.admin().put(path, form).status()).isEqualTo(204);
    assertThat(token.get("/api/v1/me").status()).isEqualTo(401);
  }

  @Test
  void anAdministratorListsAndEndsThoseOfAnybody() {
    Answer made = made(staff.auditor(), "{\"name\":\"x\"}");
    String path = "/api/v1/users/" + nameOf(staff.auditor()) + "/tokens";
    assertThat(ids(staff.admin().get(path))).contains(id(made));
    assertThat(staff.admin().delete(path + "/" + id(made)).status()).isEqualTo(204);
    assertThat(bearer(made).get("/api/v1/me").status()).isEqualTo(401);
    assertThat(staff.admin().delete(path + "/" + id(made)).code()).isEqualTo("TOKEN_NOT_FOUND");
    assertThat(staff.manager().get(path).code()).isEqualTo("ROLE_MISSING");
  }
}
