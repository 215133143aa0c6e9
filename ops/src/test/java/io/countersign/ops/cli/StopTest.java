package io.countersign.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.cli.Program.Ended;
import io.countersign.ops.contract.client.CountersignClient;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

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
    return Program.start(
        folder, Map.of(), "up", "--port", "0", "--data-dir", folder.resolve("data").toString());
  }
}
