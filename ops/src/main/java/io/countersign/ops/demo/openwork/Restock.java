package io.countersign.ops.demo.openwork;

import io.countersign.ops.demo.images.ProductImage;
import io.countersign.ops.demo.openwork.Hands.Judgement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A third delivery of product images that the staff have only begun with. */
final class Restock {
  static final int IMAGES = 150;
  private static final String CATEGORY = "category";

  private Restock() {}

  static void leave(Crew crew, String project, List<ProductImage> images) {
    List<Map<String, Object>> rows =
        images.stream()
            .map(image -> Map.<String, Object>of("key", image.key(), "image", image.dataUri()))
            .toList();
    new Shipment("third-delivery", 60, Duration.ofHours(6), rows)
        .deliver(crew.client("jana"), project);
    Map<String, String> truth =
        images.stream().collect(Collectors.toMap(ProductImage::key, ProductImage::trueClass));
    Function<JsonNode, List<Map<String, Object>>> label =
        task -> category(truth.getOrDefault(task.path("key").asString(), "Bag"));
    for (String labeller : List.of("anna", "ben")) {
      new Hands(crew.client(labeller), project).label(5, label);
    }
    new Hands(crew.client("greta"), project).take(2);
    for (String reviewer : List.of("emil", "fatma")) {
      new Hands(crew.client(reviewer), project).review(15, task -> judge(task, truth));
    }
    new Hands(crew.client("hugo"), project).review(1, task -> judge(task, truth));
  }

  private static List<Map<String, Object>> category(String value) {
    return List.of(Map.of("name", CATEGORY, "type", "choice", "value", value));
  }

  /** Right labels pass; of the wrong ones, a person's is sent back and a model's put right. */
  private static Judgement judge(JsonNode task, Map<String, String> truth) {
    String right = truth.getOrDefault(task.path("key").asString(), "Bag");
    JsonNode label = task.path("label");
    String shown = label.path("annotations").path(0).path("value").asString("");
    if (shown.equals(right)) {
      return Judgement.approve();
    }
    return label.path("author").isString()
        ? Judgement.reject("WRONG_CLASS", "I see: " + right)
        : new Judgement("correct", Map.of("annotations", category(right), "reason", "WRONG_CLASS"));
  }
}
