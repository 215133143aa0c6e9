package io.countersign.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.http.Http.Answer;
import java.util.Locale;
import java.util.UUID;

/**
 * A project of its own with a person for each role, so that tests do not meet.
 *
 * @param project id
 */
record Staff(
    String project,
    Http admin,
    Http manager,
    Http labeller,
    Http otherLabeller,
    Http reviewer,
    Http lead,
    Http auditor,
    Http stranger) {
  static final String PASSWORD = "a long enough password";

  /** Texts in two classes, reviewed once by everybody and a second time by leads. */
  static final String POLICY =
      """
      "ontology":{"annotations":[{"name":"category","type":"choice","options":["spam","ham"],"required":true}]},
      "review":{"flow":"two-stage-review","stages":[
        {"name":"review","group":"reviewers","share":1.0},
        {"name":"acceptance","group":"leads","share":1.0}],
        "maxRounds":2,"claimMinutes":30,"rejectionReasons":["WRONG_CLASS","UNCLEAR"]},
      "sla":{"stages":{"label":"PT8H","review":"PT4H"},"warnAt":0.8},
      "instructions":"Look closely."
      """;

  static final String SPAM =
      "{\"annotations\":[{\"name\":\"category\",\"type\":\"choice\",\"value\":\"spam\"}]}";
  static final String HAM =
      "{\"annotations\":[{\"name\":\"category\",\"type\":\"choice\",\"value\":\"ham\"}]}";

  static Staff ofTexts() {
    return of("text/plain", POLICY);
  }

  static Staff of(String mediaType, String policy) {
    Http admin = Http.admin();
    String name = "p-" + UUID.randomUUID();
    Answer made =
        admin.post(
            "/api/v1/projects",
            "{\"name\":\"%s\",\"mediaType\":\"%s\",%s}".formatted(name, mediaType, policy));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    String project = made.json().path("id").asString();
    return new Staff(
        project,
        admin,
        member(admin, project, "manager"),
        member(admin, project, "labeller"),
        member(admin, project, "labeller"),
        member(admin, project, "reviewer"),
        member(admin, project, "lead"),
        member(admin, project, "auditor"),
        person(admin, "stranger"));
  }

  static Http member(Http admin, String project, String role) {
    String name = newPerson(admin, role);
    Answer joined =
        admin.put(
            "/api/v1/projects/" + project + "/members/" + name, "{\"roles\":[\"" + role + "\"]}");
    assertThat(joined.status()).as(joined.body()).isEqualTo(200);
    return Http.as(name, PASSWORD);
  }

  private static Http person(Http admin, String kind) {
    return Http.as(newPerson(admin, kind), PASSWORD);
  }

  private static String newPerson(Http admin, String kind) {
    String name = kind.toLowerCase(Locale.ROOT) + "-" + UUID.randomUUID();
    Answer made =
        admin.post(
            "/api/v1/users", "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, PASSWORD));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return name;
  }

  String path(String rest) {
    return "/api/v1/projects/" + project + rest;
  }

  /** Imports lines and gives the answer. */
  Answer importLines(String batch, String lines) {
    return manager.send(
        "POST",
        path("/batches?name=" + batch),
        "application/x-ndjson",
        java.net.http.HttpRequest.BodyPublishers.ofString(lines));
  }

  /** Imports texts under their keys, and gives the batch. */
  String importTexts(String batch, int count) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      lines.append("{\"key\":\"%s-%d\",\"text\":\"text number %d\"}%n".formatted(batch, i, i));
    }
    Answer answer = importLines(batch, lines.toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    assertThat(answer.json().path("registered").asInt()).isEqualTo(count);
    return answer.json().path("id").asString();
  }

  /** Claims the next task for {@code person}. */
  Answer claimNext(Http person) {
    return person.post(path("/tasks/claim-next"), "{}");
  }
}
