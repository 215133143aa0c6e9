package io.countersign.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.cli.Program.Ended;
import io.countersign.ops.client.Answer;
import io.countersign.ops.client.ApiProblem;
import io.countersign.ops.client.CountersignClient;
import io.countersign.ops.client.ServerUnreachable;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A server is told to stop in the middle of work, and started again. */
class StopTest {
  private static final int STOPPED_BY_SIGTERM = 143;
  private static final int LINES = 200_000;
  private static final List<Map<String, Object>> SPAM =
      List.of(Map.of("name", "category", "type", "choice", "value", "spam"));
  private static final Map<String, Object> PROJECT =
      Map.of(
          "name",
          "stopped",
          "mediaType",
          "text/plain",
          "ontology",
          Map.of(
              "annotations",
              List.of(
                  Map.of("name", "category", "type", "choice", "options", List.of("spam", "ham")))),
          "review",
          Map.of(
              "flow",
              "single-review",
              "stages",
              List.of(Map.of("name", "review", "group", "reviewers", "share", 1.0)),
              "maxRounds",
              2,
              "claimMinutes",
              30,
              "rejectionReasons",
              List.of("UNCLEAR")));

  @TempDir private Path folder;
  private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();

  @Test
  void whatIsUnderWayEndsAndNothingIsLost() throws Exception {
    String token;
    String project;
    String held;
    JsonNode stopped;
    try (Program first = up()) {
      URI url = URI.create(first.awaitLine("Ready:"));
      token = adminToken(url, first.awaitLine("Password of admin, shown only now:"));
      CountersignClient admin = CountersignClient.to(url).withToken(token);
      project = admin.post("/projects", PROJECT).path("id").asString();
      send(admin, project, "ready", 0, 400);
      CountersignClient labeller = member(admin, url, project);
      held = claim(labeller, project).orThrow().path("id").asString();
      Thread work = new Thread(() -> work(labeller, project));
      try (SlowImport slow = SlowImport.begin(url, token, project, "slow", LINES)) {
        work.start();
        awaitWork(admin, project);
        Ended ended = first.stop();
        SlowImport.Answer answer = slow.await();
        assertThat(answer.status()).as("%s", answer).contains(" 503");
        assertThat(ended.exit()).as(ended.err()).isEqualTo(STOPPED_BY_SIGTERM);
        assertThat(ended.err()).contains("Stopped").doesNotContain("ERROR");
        stopped = answer.body();
      }
      work.join();
    }
    requireResumable(stopped);
    try (Program second = up()) {
      CountersignClient admin =
          CountersignClient.to(URI.create(second.awaitLine("Ready:"))).withToken(token);
      requireNothingLost(admin, held);
      JsonNode again =
          send(admin, project, "slow", 0, stopped.at("/counts/received").asInt() + 100);
      assertThat(again.path("duplicates")).isEqualTo(stopped.at("/counts/registered"));
      assertThat(again.path("registered").asInt()).isEqualTo(100);
    }
  }

  private static void requireResumable(JsonNode stopped) {
    assertThat(stopped.path("code").asString("")).as("%s", stopped).isEqualTo("IMPORT_STOPPED");
    JsonNode counts = stopped.path("counts");
    assertThat(counts.path("received").asInt()).isPositive();
    assertThat(counts.path("registered")).isEqualTo(counts.path("received"));
  }

  private void requireNothingLost(CountersignClient admin, String held) {
    JsonNode verified = admin.await("/verify", Map.of(), (done, total) -> {});
    assertThat(verified.path("differences").asInt()).as("%s", verified).isZero();
    assertThat(acknowledged).isNotEmpty();
    for (String row : acknowledged) {
      assertThat(admin.items("/data-rows/" + row + "/history"))
          .extracting(event -> event.path("type").asString())
          .containsOnlyOnce("label-submitted");
    }
    assertThat(admin.get("/tasks/" + held).path("state").asString()).isEqualTo("CLAIMED");
  }

  private void work(CountersignClient labeller, String project) {
    try {
      while (true) {
        JsonNode task = claim(labeller, project).orThrow();
        String path = "/tasks/" + task.path("id").asString("none") + "/submit";
        JsonNode done = labeller.send("POST", path, Map.of("annotations", SPAM)).orThrow();
        acknowledged.add(done.path("dataRow").asString());
      }
    } catch (ServerUnreachable | ApiProblem stopped) {
      // The server is gone.
    }
  }

  private static Answer claim(CountersignClient labeller, String project) {
    return labeller.send("POST", "/projects/" + project + "/tasks/claim-next", Map.of());
  }

  /** Until decisions are made and the slow import has got somewhere. */
  private void awaitWork(CountersignClient admin, String project) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                acknowledged.size() > 20
                    && admin.get("/projects/" + project + "/dashboard").path("rows").asInt() > 700);
  }

  private static CountersignClient member(CountersignClient admin, URI url, String project) {
    admin.post("/users", Map.of("name", "lia", "password", "a long enough password"));
    admin.put("/projects/" + project + "/members/lia", Map.of("roles", List.of("labeller")));
    return CountersignClient.to(url)
        .withPassword("lia", "a long enough password")
        .withOwnToken("work");
  }

  private static JsonNode send(
      CountersignClient admin, String project, String batch, int from, int to) {
    byte[] lines = SlowImport.lines(batch, from, to).getBytes(StandardCharsets.UTF_8);
    return admin.upload(
        "/projects/" + project + "/batches?name=" + batch,
        "application/x-ndjson",
        () -> new ByteArrayInputStream(lines));
  }

  private static String adminToken(URI url, String password) {
    return CountersignClient.to(url)
        .withPassword("admin", password)
        .post("/tokens", Map.of("name", "stop"))
        .path("token")
        .asString();
  }

  private Program up() throws Exception {
    return Program.start(
        folder, Map.of(), "up", "--port", "0", "--data-dir", folder.resolve("data").toString());
  }
}
