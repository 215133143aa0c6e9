package io.countersign.ops.demo;

import io.countersign.engine.figure.Share;
import io.countersign.ops.contract.client.CountersignClient;
import io.countersign.ops.demo.images.ProductImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The accepted labels as they are exported, held against what the images really show. */
record Labels(List<Accepted> accepted) {
  /** One accepted row. */
  record Accepted(String key, boolean byModel, boolean right) {}

  static Labels exported(CountersignClient client, String project, List<ProductImage> images) {
    Map<String, ProductImage> byKey =
        images.stream().collect(Collectors.toMap(ProductImage::key, Function.identity()));
    List<Accepted> accepted = new ArrayList<>();
    String path = "/projects/" + project + "/export?format=ndjson&state=ACCEPTED";
    try (Stream<JsonNode> lines = client.lines(path)) {
      lines.forEach(line -> accepted.add(accepted(line, byKey)));
    }
    return new Labels(accepted);
  }

  private static Accepted accepted(JsonNode line, Map<String, ProductImage> byKey) {
    String key = line.path("key").asString();
    ProductImage image = byKey.get(key);
    if (image == null) {
      throw new DemoFailed("Expected an imported key in the export, but got " + key);
    }
    String given = line.path("annotations").path(0).path("value").asString();
    boolean byModel = line.path("acceptedBy").asString().equals("MODEL");
    return new Accepted(key, byModel, given.equals(image.trueClass()));
  }

  long byModel() {
    return accepted.stream().filter(Accepted::byModel).count();
  }

  long byReview() {
    return accepted.size() - byModel();
  }

  /** How many are right. */
  Share right() {
    return right(row -> true);
  }

  Share rightByModel() {
    return right(Accepted::byModel);
  }

  Share rightByReview() {
    return right(row -> !row.byModel());
  }

  /** The same for the rows of these images. */
  Share rightOf(List<ProductImage> images) {
    Set<String> keys = images.stream().map(ProductImage::key).collect(Collectors.toSet());
    return right(row -> keys.contains(row.key()));
  }

  private Share right(Predicate<Accepted> among) {
    List<Accepted> all = accepted.stream().filter(among).toList();
    return Share.of(all.stream().filter(Accepted::right).count(), all.size());
  }
}
