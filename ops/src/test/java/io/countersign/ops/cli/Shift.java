package io.countersign.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.contract.client.Answer;
import io.countersign.ops.contract.client.ApiProblem;
import io.countersign.ops.contract.client.CountersignClient;
import io.countersign.ops.contract.client.ServerUnreachable;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.databind.JsonNode;

/** A project on a server in a process of its own, and somebody who labels its rows. */
final class Shift {
  private static final List<Map<String, Object>> SPAM =
      List.of(Map.of("name", "category", "type", "choice", "value", "spam"));
  private static final Map<String, Object> ONTOLOGY =
      Map.of(
          "annotations",
          List.of(Map.of("name", "category", "type", "choice", "options", List.of("spam", "ham"))));
  private static final Map<String, Object> REVIEW =
      Map.of(
          "flow",
          "staged-review",
          "stages",
          List.of(Map.of("name", "review", "group", "reviewers", "share", 1.0)),
          "maxRounds",
          2,
          "claimMinutes",
          30,
          "rejectionReasons",
          List.of("UNCLEAR"));

  final String token;
  final String project;
  final CountersignClient admin;
  final CountersignClient labeller;
  final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();

  private Shift(String token, String project, CountersignClient admin, CountersignClient labeller) {
    this.token = token;
    this.project = project;
    this.admin = admin;
    this.labeller = labeller;
  }

  static Shift begin(URI url, String password) {
    String token =
        CountersignClient.to(url)
            .withPassword("admin", password)
            .post("/tokens", Map.of("name", "test"))
            .path("token")
            .asString();
    CountersignClient admin = CountersignClient.to(url).withToken(token);
    String project =
        admin
            .post(
                "/projects",
                Map.of(
                    "name",
                    "p-" + UUID.randomUUID(),
                    "mediaType",
                    "text/plain",
                    "ontology",
                    ONTOLOGY,
                    "review",
                    REVIEW))
            .path("id")
            .asString();
    return new Shift(token, project, admin, member(admin, url, project));
  }

  private static CountersignClient member(CountersignClient admin, URI url, String project) {
    admin.post("/users", Map.of("name", "lia", "password", "a long enough password"));
    admin.put("/projects/" + project + "/members/lia", Map.of("roles", List.of("labeller")));
    return CountersignClient.to(url)
        .withPassword("lia", "a long enough password")
        .withOwnToken("work");
  }

  /** Sends these lines of a batch. */
  JsonNode send(CountersignClient as, String batch, int from, int to) {
    byte[] lines = SlowImport.lines(batch, from, to).getBytes(StandardCharsets.UTF_8);
    return as.upload(
        "/projects/" + project + "/batches?name=" + batch,
        "application/x-ndjson",
        () -> new ByteArrayInputStream(lines));
  }

  Answer claim() {
    return labeller.send("POST", "/projects/" + project + "/tasks/claim-next", Map.of());
  }

  /** Labels one row after the other until the server is gone or nothing is left. */
  Thread work() {
    Thread worker =
        new Thread(
            () -> {
              try {
                while (labelOne()) {}
              } catch (ServerUnreachable | ApiProblem stopped) {
                // The server is gone.
              }
            });
    worker.start();
    return worker;
  }

  private boolean labelOne() {
    JsonNode task = claim().orThrow();
    if (!task.path("id").isString()) {
      return false;
    }
    String path = "/tasks/" + task.path("id").asString() + "/submit";
    JsonNode done = labeller.send("POST", path, Map.of("annotations", SPAM)).orThrow();
    acknowledged.add(done.path("dataRow").asString());
    return true;
  }

  long rows() {
    return admin.get("/projects/" + project + "/dashboard").path("rows").asLong();
  }

  /** That everything agrees, and that these rows were labelled, each once. */
  static void requireWhole(CountersignClient admin, Iterable<String> labelled) {
    JsonNode verified = admin.await("/verify", Map.of(), (done, total) -> {});
    assertThat(verified.path("differences").asInt()).as("%s", verified).isZero();
    assertThat(labelled).isNotEmpty();
    for (String row : labelled) {
      assertThat(admin.items("/data-rows/" + row + "/history"))
          .extracting(event -> event.path("type").asString())
          .containsOnlyOnce("label-submitted");
    }
  }
}
