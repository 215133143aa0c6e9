package io.countersign.bench.rig;

import io.countersign.ops.contract.client.CountersignClient;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A project of short texts that go to people.
 *
 * @param id of the project
 * @param model that proposes a label for each first; {@code null} for none
 */
public record TextProject(CountersignClient admin, String id, @Nullable String model) {
  public static final String ANNOTATION = "sentiment";
  public static final String GOOD = "good";
  public static final String BAD = "bad";
  private static final double SUGGESTED = 0.8;
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** The least confidence at which an accepting project takes a proposed label as it is. */
  private static final double ACCEPTED_FROM = 0.95;

  public static TextProject make(CountersignClient admin, String name) {
    return make(admin, name, Map.of());
  }

  /** The same, but a proposed label of high confidence is accepted without a person. */
  public static TextProject makeAccepting(CountersignClient admin, String name) {
    Map<String, Object> preLabel =
        Map.of(
            "model",
            "elsewhere",
            "suggestFrom",
            0.5,
            "acceptFrom",
            ACCEPTED_FROM,
            "auditShare",
            0.0);
    return make(admin, name, Map.of("preLabel", preLabel));
  }

  /** The same, but a model proposes a label for each row, and a person decides. */
  public static TextProject makeAsking(CountersignClient admin, String name) {
    String model = "model-of-" + name;
    byte[] bundle = TextBundle.zip(model, "1", ANNOTATION, GOOD, BAD);
    admin.upload("/models", "application/zip", () -> new ByteArrayInputStream(bundle));
    TextProject unmade = new TextProject(admin, "", model);
    return new TextProject(admin, create(admin, name, unmade.policy("", 3)), model);
  }

  private static TextProject make(
      CountersignClient admin, String name, Map<String, Object> morePolicy) {
    Map<String, Object> policy = new HashMap<>(rules("staged-review", "", 3));
    policy.putAll(morePolicy);
    return new TextProject(admin, create(admin, name, policy), null);
  }

  private static String create(CountersignClient admin, String name, Map<String, Object> policy) {
    Map<String, Object> project = new HashMap<>(policy);
    project.put("name", name);
    project.put("mediaType", "text/plain");
    return admin.post("/projects", project).path("id").asString();
  }

  /**
   * The rules: one review of everything, and the model first if there is one.
   *
   * @param maxRounds of rework
   */
  public Map<String, Object> policy(String instructions, int maxRounds) {
    return policy(instructions, maxRounds, false);
  }

  /**
   * The same.
   *
   * @param byTwo whether two people label each row that the model leaves to people
   */
  public Map<String, Object> policy(String instructions, int maxRounds, boolean byTwo) {
    Map<String, Object> policy =
        new HashMap<>(rules(byTwo ? "two-labels" : "staged-review", instructions, maxRounds));
    if (model != null) {
      policy.put(
          "preLabel",
          Map.of("model", model, "suggestFrom", 0.5, "acceptFrom", 1.0, "auditShare", 0.0));
    }
    return policy;
  }

  private static Map<String, Object> rules(String flow, String instructions, int maxRounds) {
    Map<String, Object> sentiment =
        Map.of(
            "name", ANNOTATION, "type", "choice", "options", List.of(GOOD, BAD), "required", true);
    Map<String, Object> review =
        Map.of(
            "flow",
            flow,
            "stages",
            List.of(Map.of("name", "review", "group", "reviewers", "share", 1.0)),
            "maxRounds",
            maxRounds,
            "claimMinutes",
            30,
            "rejectionReasons",
            List.of("WRONG_CLASS"));
    return Map.of(
        "ontology",
        Map.of("annotations", List.of(sentiment)),
        "review",
        review,
        "sla",
        Map.of("stages", Map.of("label", "PT8H", "review", "PT4H"), "warnAt", 0.8),
        "instructions",
        instructions);
  }

  /** Imports texts; the answer has the counts. */
  public JsonNode importRows(String batch, int count) {
    return importRows(batch, () -> new TextRows(batch, count));
  }

  /** Imports texts that come with a label, which waits for a review. */
  public JsonNode importForReview(String batch, int count) {
    return importRows(batch, () -> TextRows.proposed(batch, count, SUGGESTED));
  }

  /** Imports texts that come with a label, which an accepting project takes as it is. */
  public JsonNode importAccepted(String batch, int count) {
    return importRows(batch, () -> TextRows.proposed(batch, count, ACCEPTED_FROM));
  }

  private JsonNode importRows(String batch, Supplier<InputStream> rows) {
    return admin.upload(
        "/projects/%s/batches?name=%s".formatted(id, batch), "application/x-ndjson", rows);
  }

  /** The path of something of the project, such as {@code /dashboard}. */
  public String path(String below) {
    return "/projects/" + id + below;
  }

  /** Waits until the views show so many rows. */
  public void awaitRows(int count) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (admin.get(path("/dashboard")).path("rows").asInt() < count) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("The views did not catch up");
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
    long last = admin.get(path("/tasks?limit=1")).path("position").asLong();
    admin.get(path("/dashboard?atLeast=" + last));
  }

  /** Makes a person who is such a member, and calls as that person. */
  public CountersignClient hire(CountersignClient anonymous, String role, int number) {
    String name = role + "-" + number;
    String password = "password-of-" + name;
    JsonNode person = admin.post("/users", Map.of("name", name, "password", password));
    admin.put(
        "/projects/%s/members/%s".formatted(id, person.path("id").asString()),
        Map.of("roles", List.of(role)));
    return anonymous.withPassword(name, password).withOwnToken("bench");
  }
}
