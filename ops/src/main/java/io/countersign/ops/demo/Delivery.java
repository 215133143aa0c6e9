package io.countersign.ops.demo;

import io.countersign.ops.contract.client.CountersignClient;
import io.countersign.ops.demo.images.ProductImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A batch of images on its way: imported, then watched until every row is accepted. */
final class Delivery {
  private static final Duration TIME_TO_WORK = Duration.ofDays(3);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final CountersignClient manager;
  private final String batch;

  private Delivery(CountersignClient manager, String batch) {
    this.manager = manager;
    this.batch = batch;
  }

  /**
   * Imports the images under their keys; what they show is left out.
   *
   * @throws DemoFailed if not all of them are registered
   */
  static Delivery of(
      CountersignClient manager, String project, String name, List<ProductImage> images) {
    Instant due = Instant.now().plus(TIME_TO_WORK).truncatedTo(ChronoUnit.SECONDS);
    String path =
        "/projects/%s/batches?name=%s&dueAt=%s"
            .formatted(project, CountersignClient.encode(name), due);
    byte[] lines =
        images.stream()
            .map(image -> Map.of("key", image.key(), "image", image.dataUri()))
            .map(JSON::writeValueAsString)
            .collect(Collectors.joining("\n"))
            .getBytes(StandardCharsets.UTF_8);
    JsonNode answer =
        manager.upload(path, "application/x-ndjson", () -> new ByteArrayInputStream(lines));
    if (answer.path("registered").asInt() != images.size()) {
      throw new DemoFailed(
          "Expected %d registered rows, but got %s".formatted(images.size(), answer));
    }
    return new Delivery(manager, answer.path("id").asString());
  }

  String batch() {
    return batch;
  }

  /** How many rows are in which state. */
  JsonNode states() {
    return manager.get("/batches/" + batch).path("states");
  }
}
