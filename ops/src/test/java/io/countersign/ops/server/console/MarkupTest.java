package io.countersign.ops.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.server.console.browser.Browse;
import io.countersign.ops.server.console.browser.Crew;
import io.countersign.ops.server.console.browser.User;
import io.countersign.ops.server.console.browser.Walk;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Markup in every text that people can write: the interface gives it back, the pages show it. */
@ConsoleTest
class MarkupTest {
  private static final String MARKUP =
      "<img src=x onerror=alert(1)><script>alert(1)</script>\"'><b>bold</b>&amp;";
  private static final String IN_MARKDOWN =
      "# Read <script>alert(1)</script>\n\n[here](javascript:alert(1)) <svg onload=alert(1)>";
  private static final String PROJECT =
      """
      {"name":%s,"mediaType":"text/plain","ontology":{"annotations":[
        {"name":"topic","type":"choice","required":true,"description":%s,"options":[%s,"other"]},
        {"name":"note","type":"text","description":%s}]},
       "review":{"flow":"staged-review","stages":[
         {"name":"review","group":"reviewers","share":1.0},
         {"name":"acceptance","group":"leads","share":0.0}],
         "maxRounds":2,"claimMinutes":30,"rejectionReasons":["WRONG_CLASS"]},
       "sla":{"stages":{"label":"PT8H","review":"PT4H"},"warnAt":0.8},"instructions":%s}
      """;

  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private final String name = "markup-" + mark;
  private final List<String> dialogs = new ArrayList<>();
  private String project = "";

  private static String json(String text) {
    return Http.JSON.writeValueAsString(text);
  }

  private static JsonNode sent(Answer answer, int status) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    return answer.json();
  }

  private User member(String role) {
    User person = new User(role + "-" + mark, Crew.PASSWORD);
    sent(
        Http.admin()
            .post(
                "/api/v1/users",
                "{\"name\":\"%s\",\"password\":\"%s\"}"
                    .formatted(person.name(), person.password())),
        201);
    sent(
        Http.admin()
            .put(
                "/api/v1/projects/%s/members/%s".formatted(project, person.name()),
                "{\"roles\":[\"%s\"]}".formatted(role)),
        200);
    return person;
  }

  private void makeProject() {
    String markup = json(MARKUP);
    String form = PROJECT.formatted(json(name), markup, markup, markup, json(IN_MARKDOWN));
    JsonNode made = sent(Http.admin().post("/api/v1/projects", form), 201);
    project = made.path("id").asString();
    assertThat(made.path("name").asString()).isEqualTo(name);
    assertThat(made.path("instructions").asString()).isEqualTo(IN_MARKDOWN);
  }

  private void importRows() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      lines.append(
          "{\"key\":%s,\"text\":%s,\"metadata\":{%s:%s}}%n"
              .formatted(json(MARKUP + i), json(MARKUP), json(MARKUP), json(MARKUP)));
    }
    String batch = URLEncoder.encode(MARKUP, StandardCharsets.UTF_8);
    Answer answer =
        Http.admin()
            .send(
                "POST",
                "/api/v1/projects/" + project + "/batches?name=" + batch,
                "application/x-ndjson",
                BodyPublishers.ofString(lines.append(MARKUP).toString()));
    assertThat(sent(answer, 202).path("registered").asInt()).isEqualTo(4);
  }

  private String claim(User person) {
    Answer claimed = person.http().post("/api/v1/projects/" + project + "/tasks/claim-next", "{}");
    return sent(claimed, 200).path("id").asString();
  }

  private void act(User person, String action, String body) {
    sent(person.http().post("/api/v1/tasks/" + claim(person) + "/" + action, body), 200);
  }

  private void work(User labeller, User reviewer) {
    String label =
        """
        {"annotations":[{"name":"topic","type":"choice","value":%1$s},
          {"name":"note","type":"text","text":%1$s}],"comment":%1$s}
        """
            .formatted(json(MARKUP));
    act(labeller, "submit", label);
    act(labeller, "submit", label);
    act(labeller, "skip", "{\"reason\":\"CANNOT_DECIDE\",\"comment\":%s}".formatted(json(MARKUP)));
    act(reviewer, "approve", "{\"comment\":%s}".formatted(json(MARKUP)));
    act(reviewer, "reject", "{\"reason\":\"WRONG_CLASS\",\"comment\":%s}".formatted(json(MARKUP)));
  }

  @Test
  void isShownAndNeverRun(Browse browse) {
    makeProject();
    importRows();
    User labeller = member("labeller");
    User reviewer = member("reviewer");
    work(labeller, reviewer);
    Set<String> seen = new TreeSet<>();
    for (User person : List.of(member("manager"), member("auditor"), labeller, reviewer)) {
      Page page = browse.windowOf(person);
      page.onDialog(
          dialog -> {
            dialogs.add(dialog.message());
            dialog.dismiss();
          });
      new Walk(page).from(start(person), (there, kind) -> look(there, kind, seen));
    }
    assertThat(dialogs).isEmpty();
    assertThat(seen).contains("/projects/$").hasSizeGreaterThan(8);
  }

  /** Managers and auditors look at the project; the others go where their work is. */
  private String start(User person) {
    boolean works = person.name().startsWith("labeller") || person.name().startsWith("reviewer");
    return works ? "/" : "/projects/" + project;
  }

  private static void look(Page page, String kind, Set<String> seen) {
    seen.add(kind);
    assertThat(page.locator("img[src='x'], [onerror], [onload], a[href^='javascript:']").count())
        .as(kind)
        .isZero();
  }

  @Test
  void peopleHaveNoMarkupInTheirNames() {
    Answer answer =
        Http.admin()
            .post(
                "/api/v1/users",
                "{\"name\":%s,\"password\":\"long enough\"}".formatted(json(MARKUP)));
    assertThat(answer.status()).isEqualTo(422);
  }
}
