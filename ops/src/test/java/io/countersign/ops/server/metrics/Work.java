package io.countersign.ops.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;

/** A few rows, of which one is labelled, and a request that is refused. */
final class Work {
  private static final String PASSWORD = "a long enough password";
  private static final String POLICY =
      """
      "ontology":{"annotations":[{"name":"c","type":"choice","options":["a","b"]}]},
      "review":{"flow":"staged-review","stages":[{"name":"review","group":"reviewers","share":1.0}],
        "maxRounds":2,"claimMinutes":30,"rejectionReasons":["WRONG"]}
      """;

  private Work() {}

  static void some() {
    Http admin = Http.admin();
    String name = "m-" + UUID.randomUUID();
    String project =
        made(
            admin.post(
                "/api/v1/projects",
                "{\"name\":\"%s\",\"mediaType\":\"text/plain\",%s}".formatted(name, POLICY)));
    admin.post("/api/v1/users", "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, PASSWORD));
    String path = "/api/v1/projects/" + project;
    admin.put(path + "/members/" + name, "{\"roles\":[\"labeller\"]}");
    String lines = "{\"key\":\"a\",\"text\":\"a\"}\n{\"key\":\"b\",\"text\":\"b\"}";
    made(
        admin.send(
            "POST",
            path + "/batches?name=b",
            "application/x-ndjson",
            BodyPublishers.ofString(lines)));
    Http person = Http.as(name, PASSWORD);
    String task = made(person.post(path + "/tasks/claim-next", "{}"));
    String label = "{\"annotations\":[{\"name\":\"c\",\"type\":\"choice\",\"value\":\"a\"}]}";
    assertThat(person.post("/api/v1/tasks/" + task + "/submit", label).status()).isEqualTo(200);
    assertThat(person.get("/api/v1/users").code()).isEqualTo("ROLE_MISSING");
  }

  private static String made(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isIn(200, 201, 202);
    return answer.json().path("id").asString();
  }
}
