package io.countersign.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.cli.Program.Ended;
import io.countersign.ops.contract.client.CountersignClient;
import io.countersign.ops.fixture.GreedyModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server is told to stop in the middle of work, and started again. */
@Tag("server")
class StopTest {
  private static final int STOPPED_BY_SIGTERM = 143;
  private static final int READY = 200;
  private static final int LINES = 200_000;

  @TempDir private Path folder;

  @Test
  void whatIsUnderWayEndsAndNothingIsLost() throws Exception {
    Shift shift;
    String held;
    JsonNode stopped;
    try (Program first = up()) {
      URI url = URI.create(first.awaitLine("Ready:"));
      shift = Shift.begin(url, first.awaitLine("Password of admin, shown only once:"));
      shift.send(shift.admin, "ready", 0, READY);
      held = shift.claim().orThrow().path("id").asString();
      try (SlowImport slow = SlowImport.begin(url, shift.token, shift.project, "slow", LINES)) {
        Thread worker = shift.work();
        awaitWork(shift);
        Ended ended = first.stop();
        stopped = answer(slow);
        worker.join();
        assertThat(ended.exit()).as(ended.err()).isEqualTo(STOPPED_BY_SIGTERM);
        assertThat(ended.err()).contains("Stopped").doesNotContain("ERROR");
      }
    }
    try (Program second = up()) {
      CountersignClient admin =
          CountersignClient.to(URI.create(second.awaitLine("Ready:"))).withToken(shift.token);
      Shift.requireWhole(admin, shift.acknowledged);
      assertThat(admin.get("/tasks/" + held).path("state").asString()).isEqualTo("CLAIMED");
      JsonNode again = shift.send(admin, "slow", 0, stopped.path("received").asInt() + 100);
      assertThat(again.path("duplicates")).isEqualTo(stopped.path("registered"));
      assertThat(again.path("registered").asInt()).isEqualTo(100);
      second.stop();
    }
  }

  @Test
  void stoppedWhileItStartsItLeavesNoDatabaseBehind() throws Exception {
    Path postmaster = folder.resolve("data/postgres/postmaster.pid");
    try (Program starting = up()) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> Files.exists(postmaster) && Files.size(postmaster) > 0);
      Ended ended = starting.stop();
      assertThat(ended.exit()).as(ended.err()).isEqualTo(STOPPED_BY_SIGTERM);
      assertThat(postmaster).as("PostgreSQL deletes it when it ends").doesNotExist();
    }
    try (Program again = up()) {
      again.awaitLine("Ready:");
      assertThat(again.stop().exit()).isEqualTo(STOPPED_BY_SIGTERM);
    }
  }

  @Test
  void aModelThatNeverEndsEndsWithTheServer() throws Exception {
    Map<String, String> patient =
        Map.of("COUNTERSIGN_LIMITS_MODELROW", "10m", "COUNTERSIGN_LIMITS_STOP", "1s");
    String token;
    String row;
    try (Program first = up(patient)) {
      Shift shift =
          Shift.begin(
              URI.create(first.awaitLine("Ready:")),
              first.awaitLine("Password of admin, shown only once:"));
      token = shift.token;
      row = askedForEver(shift.admin);
      List<ProcessHandle> models = awaitModelAtWork(first);
      Ended ended = first.stop();
      assertThat(ended.exit()).as(ended.err()).isEqualTo(STOPPED_BY_SIGTERM);
      assertThat(ended.err()).contains("Stopped").doesNotContain("ERROR", "SIGSEGV");
      models.forEach(model -> model.onExit().join());
    }
    try (Program second = up(Map.of("COUNTERSIGN_LIMITS_MODELROW", "100ms"))) {
      CountersignClient admin =
          CountersignClient.to(URI.create(second.awaitLine("Ready:"))).withToken(token);
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> admin.get("/data-rows/" + row).path("state").asString().equals("LABEL"));
      assertThat(admin.get("/models").path("items").get(0).path("barred").path("reason").asString())
          .isEqualTo("it took more than 0.1 s of the processor");
      second.stop();
    }
  }

  /** A row about which its model never answers. */
  private String askedForEver(CountersignClient admin) throws IOException {
    byte[] zip = GreedyModel.endless("endless", folder);
    admin.upload("/models", "application/zip", () -> new ByteArrayInputStream(zip));
    String rules =
        "{\"name\":\"endless\",\"mediaType\":\"image/png\",%s}"
            .formatted(GreedyModel.policy("endless"));
    String project =
        admin.post("/projects", JsonMapper.shared().readTree(rules)).path("id").asString();
    byte[] line = GreedyModel.bright("bright").getBytes(StandardCharsets.UTF_8);
    admin.upload(
        "/projects/" + project + "/batches?name=only",
        "application/x-ndjson",
        () -> new ByteArrayInputStream(line));
    return admin
        .get("/projects/" + project + "/data-rows")
        .path("items")
        .get(0)
        .path("id")
        .asString();
  }

  private static List<ProcessHandle> awaitModelAtWork(Program server) {
    Duration startingTakesLess = Duration.ofSeconds(4);
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                server
                    .descendants()
                    .filter(
                        child ->
                            child.info().command().orElse("").endsWith("java")
                                && child
                                        .info()
                                        .totalCpuDuration()
                                        .orElse(Duration.ZERO)
                                        .compareTo(startingTakesLess)
                                    > 0)
                    .toList(),
            found -> !found.isEmpty());
  }

  /** How far the import came. */
  private static JsonNode answer(SlowImport slow) throws Exception {
    SlowImport.Answer answer = slow.await();
    assertThat(answer.status()).as("%s", answer).contains(" 503");
    assertThat(answer.body().path("code").asString("")).isEqualTo("IMPORT_STOPPED");
    JsonNode counts = answer.body().path("counts");
    assertThat(counts.path("received").asInt()).isPositive();
    assertThat(counts.path("registered")).isEqualTo(counts.path("received"));
    return counts;
  }

  /** Until decisions are made and the slow import has got somewhere. */
  private static void awaitWork(Shift shift) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> shift.acknowledged.size() > 20 && shift.rows() > 2 * READY);
  }

  private Program up() throws Exception {
    return up(Map.of());
  }

  private Program up(Map<String, String> environment) throws Exception {
    return Program.start(
        folder, environment, "up", "--port", "0", "--data-dir", folder.resolve("data").toString());
  }
}
