package io.countersign.ops.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import io.countersign.ops.fixture.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is kept of who came in, and what was taken out or opened to others. */
class AccessRecordTest {
  private final Staff staff = Staff.ofTexts();

  private static String nameOf(Http person) {
    return person.get("/api/v1/me").json().path("name").asString();
  }

  private static List<JsonNode> entries(Http reader, String path) {
    Answer answer = reader.get(path);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().path("items").valueStream().toList();
  }

  private static List<String> kinds(List<JsonNode> entries) {
    return entries.stream().map(entry -> entry.path("kind").asString()).toList();
  }

  @Test
  void tellsOfLogInsAndTokensOfAPerson() {
    String name = nameOf(staff.labeller());
    Browser.logIn(TestServer.server().url(), name, Staff.PASSWORD);
    for (int i = 0; i < 2; i++) {
      assertThat(Http.as(name, "a wrong password").get("/api/v1/me").status()).isEqualTo(401);
    }
    Answer made = staff.labeller().post("/api/v1/tokens", "{\"name\":\"nightly\"}");
    Http token = Http.bearer(made.json().path("token").asString());
    token.get("/api/v1/me");
    token.get("/api/v1/me");
    staff.labeller().delete("/api/v1/tokens/" + made.json().path("id").asString());
    List<JsonNode> told = entries(staff.auditor(), staff.path("/access-record?person=" + name));
    assertThat(kinds(told))
        .containsExactly(
            "TOKEN_ENDED",
            "TOKEN_USED",
            "TOKEN_CREATED",
            "LOG_IN_FAILED",
            "LOGGED_IN",
            "LOGGED_IN",
            "PERSON_ADDED");
    assertThat(told.get(0).path("detail").asString()).startsWith("nightly (");
    assertThat(told.get(0).path("actorName").asString()).isEqualTo(name);
    assertThat(told.get(0).path("address").asString()).isEqualTo("127.0.0.1");
    assertThat(told.get(3).path("times").asInt()).isEqualTo(2);
    assertThat(told.get(6).path("actorName").asString()).isEqualTo("admin");
  }

  @Test
  void tellsOfExportsResetsAndWhoIsBarred() {
    nameOf(staff.manager());
    String path = "/api/v1/users/" + nameOf(staff.reviewer());
    assertThat(staff.lead().get(staff.path("/export?state=ACCEPTED")).status()).isEqualTo(200);
    String password = "{\"password\":\"%s\"}".formatted(Staff.PASSWORD);
    assertThat(staff.admin().put(path + "/password", password).status()).isEqualTo(204);
    staff.admin().put(path, "{\"active\":false}");
    List<JsonNode> told = entries(staff.manager(), staff.path("/access-record?limit=3"));
    assertThat(kinds(told)).containsExactly("PERSON_BARRED", "PASSWORD_RESET", "EXPORTED");
    assertThat(told.get(1).path("actorName").asString()).isEqualTo("admin");
    assertThat(told.get(2).path("detail").asString()).isEqualTo("ndjson, state=ACCEPTED");
    assertThat(told.get(2).path("project").asString()).isEqualTo(staff.project());
  }

  @Test
  void anAuditorSeesNothingOfOtherProjects() {
    Staff others = Staff.ofTexts();
    others.lead().get(others.path("/export"));
    nameOf(others.labeller());
    String theirs = nameOf(others.lead());
    assertThat(entries(staff.auditor(), staff.path("/access-record?person=" + theirs))).isEmpty();
    assertThat(kinds(entries(staff.admin(), "/api/v1/access-record?person=" + theirs)))
        .contains("EXPORTED");
  }

  @Test
  void pagesLeaveNothingOut() {
    String name = "nobody-" + UUID.randomUUID();
    Http.as(name, "a wrong password").get("/api/v1/me");
    String path = staff.path("/access-record?limit=2");
    List<String> ids = new ArrayList<>();
    String after = "";
    do {
      Answer page = staff.auditor().get(path + after);
      page.json().path("items").valueStream().forEach(e -> ids.add(e.path("id").asString()));
      after = "&after=" + page.json().path("next").asString("");
    } while (!after.equals("&after="));
    assertThat(ids).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> b.compareTo(a));
    assertThat(ids).hasSize(entries(staff.auditor(), staff.path("/access-record")).size());
    List<JsonNode> failed =
        entries(staff.admin(), "/api/v1/access-record?kind=LOG_IN_FAILED&person=" + name);
    assertThat(failed).hasSize(1);
    assertThat(failed.get(0).path("name").asString()).isEqualTo(name);
  }
}
