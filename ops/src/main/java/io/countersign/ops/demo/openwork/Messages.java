package io.countersign.ops.demo.openwork;

import io.countersign.ops.demo.openwork.Hands.Judgement;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Messages to a shop, with a due time of minutes: one can watch them become late. */
final class Messages {
  private static final List<String> TOPICS =
      List.of("Delivery", "Return", "Question", "Complaint", "Praise");
  private static final String FILE = "/demo/messages.ndjson";

  private Messages() {}

  static void leave(Crew crew) {
    List<JsonNode> messages = read();
    String project = crew.make(project());
    List<Map<String, Object>> rows =
        messages.stream()
            .map(
                message ->
                    Map.<String, Object>of(
                        "key", message.path("key").asString(),
                        "text", message.path("text").asString()))
            .toList();
    new Shipment("november", 50, Duration.ofMinutes(45), rows)
        .deliver(crew.client("jana"), project);
    Map<String, JsonNode> byKey =
        messages.stream()
            .collect(
                Collectors.toMap(message -> message.path("key").asString(), Function.identity()));
    new Hands(crew.client("carla"), project)
        .label(9, task -> label(byKey.getOrDefault(task.path("key").asString(), task)));
    new Hands(crew.client("fatma"), project)
        .review(2, task -> Judgement.reject("SPAN_TOO_LONG", "Mark the product only"));
    new Hands(crew.client("fatma"), project).review(4, task -> Judgement.approve());
  }

  private static List<Map<String, Object>> label(JsonNode message) {
    List<Map<String, Object>> annotations = new ArrayList<>();
    annotations.add(
        Map.of("name", "topic", "type", "choice", "value", message.path("topic").asString()));
    String text = message.path("text").asString();
    for (JsonNode mention : message.path("mentions")) {
      annotations.add(
          Map.of(
              "name", mention.path("name").asString(),
              "type", "span",
              "span", span(text, mention.path("words").asString())));
    }
    return annotations;
  }

  /** Where the words stand, in code points. */
  private static Map<String, Object> span(String text, String words) {
    int at = text.indexOf(words);
    int start = text.codePointCount(0, at);
    return Map.of("start", start, "end", start + words.codePointCount(0, words.length()));
  }

  private static Map<String, Object> project() {
    return Map.of(
        "name",
        "support-messages",
        "mediaType",
        "text/plain",
        "ontology",
        Map.of("annotations", definitions()),
        "review",
        Map.of(
            "flow",
            "staged-review",
            "stages",
            List.of(Map.of("name", "review", "group", "reviewers", "share", 1.0)),
            "maxRounds",
            3,
            "claimMinutes",
            15,
            "rejectionReasons",
            List.of("WRONG_TOPIC", "SPAN_TOO_LONG", "SPAN_MISSING")),
        "sla",
        Map.of(
            "stages", Map.of("label", "PT5M", "review", "PT3M", "rework", "PT10M"), "warnAt", 0.6),
        "instructions",
        """
            # Messages

            1. Choose the **topic**: what the writer wants from us.
            2. Mark every **product**, **order** number and **date** – the words, without the article.
            """);
  }

  private static List<Map<String, Object>> definitions() {
    return List.of(
        Map.of("name", "topic", "type", "choice", "options", TOPICS, "required", true),
        Map.of("name", "product", "type", "span", "description", "What was bought"),
        Map.of("name", "order", "type", "span", "description", "Number of an order"),
        Map.of("name", "date", "type", "span", "description", "A day, in whatever words"),
        Map.of("name", "note", "type", "text", "description", "For the shop, if anything is odd"));
  }

  private static List<JsonNode> read() {
    try (InputStream in = Messages.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new FileNotFoundException(FILE);
      }
      JsonMapper json = JsonMapper.shared();
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .map(json::readTree)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
