package io.countersign.bench.rig;

import io.countersign.ops.client.CountersignClient;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A project of short texts that go to people.
 *
 * @param id of the project
 */
public record TextProject(CountersignClient admin, String id) {
  public static final String ANNOTATION = "sentiment";
  public static final String GOOD = "good";
  private static final String BAD = "bad";

  public static TextProject make(CountersignClient admin, String name) {
    Map<String, Object> sentiment =
        Map.of(
            "name", ANNOTATION, "type", "choice", "options", List.of(GOOD, BAD), "required", true);
    Map<String, Object> review =
        Map.of(
            "flow",
            "single-review",
            "stages",
            List.of(Map.of("name", "review", "group", "reviewers", "share", 1.0)),
            "maxRounds",
            3,
            "claimMinutes",
            30,
            "rejectionReasons",
            List.of("WRONG_CLASS"));
    Map<String, Object> project =
        Map.of(
            "name",
            name,
            "mediaType",
            "text/plain",
            "ontology",
            Map.of("annotations", List.of(sentiment)),
            "review",
            review,
            "sla",
            Map.of("stages", Map.of("label", "PT8H", "review", "PT4H"), "warnAt", 0.8));
    return new TextProject(admin, admin.post("/projects", project).path("id").asString());
  }

  /** Imports texts; the answer has the counts. */
  public JsonNode importRows(String batch, int count) {
    return admin.upload(
        "/projects/%s/batches?name=%s".formatted(id, batch),
        "application/x-ndjson",
        () -> new TextRows(batch, count));
  }
}
