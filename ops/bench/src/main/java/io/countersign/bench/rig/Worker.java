package io.countersign.bench.rig;

import io.countersign.ops.contract.client.Answer;
import io.countersign.ops.contract.client.CountersignClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Somebody who takes every task of a text project and agrees with everything. */
public final class Worker {
  private static final int NO_CONTENT = 204;

  private final CountersignClient client;
  private final String project;

  public Worker(CountersignClient client, String project) {
    this.client = client;
    this.project = project;
  }

  /**
   * A decision that the server has acknowledged.
   *
   * @param type of the event that it made
   */
  public record Acknowledged(String dataRow, long position, String type) {}

  /** Claims the next task and does it; empty if there is none, or if it has moved on. */
  public Optional<Acknowledged> workOnce() {
    Answer claimed = client.send("POST", "/projects/" + project + "/tasks/claim-next", Map.of());
    if (claimed.status() == NO_CONTENT || claimed.isConflict()) {
      return Optional.empty();
    }
    JsonNode task = claimed.orThrow();
    boolean reviews = task.path("kind").asString().equals("REVIEW");
    String path = "/tasks/" + task.path("id").asString() + (reviews ? "/approve" : "/submit");
    Answer done = client.send("POST", path, reviews ? Map.of() : Map.of("annotations", label()));
    if (done.isConflict()) {
      return Optional.empty();
    }
    return Optional.of(acknowledged(done.orThrow(), reviews));
  }

  private static Acknowledged acknowledged(JsonNode answer, boolean reviews) {
    return new Acknowledged(
        answer.path("dataRow").asString(),
        answer.path("position").asLong(),
        reviews ? "label-approved" : "label-submitted");
  }

  private static List<Map<String, Object>> label() {
    return List.of(
        Map.of("name", TextProject.ANNOTATION, "type", "choice", "value", TextProject.GOOD));
  }
}
