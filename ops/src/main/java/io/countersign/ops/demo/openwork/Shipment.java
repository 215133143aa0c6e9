package io.countersign.ops.demo.openwork;

import io.countersign.ops.contract.client.CountersignClient;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A batch of rows on its way into a project. */
record Shipment(String name, int priority, Duration timeToWork, List<Map<String, Object>> rows) {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Imports the rows and waits until none of them waits for a model any more. */
  void deliver(CountersignClient manager, String project) {
    Instant due = Instant.now().plus(timeToWork).truncatedTo(ChronoUnit.SECONDS);
    String path =
        "/projects/%s/batches?name=%s&priority=%d&dueAt=%s"
            .formatted(project, CountersignClient.encode(name), priority, due);
    byte[] lines =
        rows.stream()
            .map(JSON::writeValueAsString)
            .collect(Collectors.joining("\n"))
            .getBytes(StandardCharsets.UTF_8);
    JsonNode batch =
        manager.upload(path, "application/x-ndjson", () -> new ByteArrayInputStream(lines));
    awaitRouted(manager, "/batches/" + batch.path("id").asString());
  }

  private void awaitRouted(CountersignClient manager, String batch) {
    long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
    while (waiting(manager.get(batch)) && System.nanoTime() < deadlineNanos) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
  }

  private boolean waiting(JsonNode batch) {
    JsonNode states = batch.path("states");
    return batch.path("rows").asInt() < rows.size()
        || states.path("REGISTERED").asInt() + states.path("AWAITING_PRE_LABEL").asInt() > 0;
  }
}
