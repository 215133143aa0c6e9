package io.countersign.bench.hostile;

import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Writes a JSON value with something wrong at one or more of its places. */
final class JsonMutation {
  private static final int MOST = 3;
  private static final int MANY = 400;

  private final Random random;
  private final Nasty nasty;
  private final Set<Integer> places = new HashSet<>();
  private final StringBuilder text = new StringBuilder();
  private int place;

  private JsonMutation(Random random) {
    this.random = random;
    this.nasty = new Nasty(random);
  }

  /** The value as it is in {@code seed}, but for a few places. */
  static String of(JsonNode seed, Random random) {
    JsonMutation mutation = new JsonMutation(random);
    int size = size(seed);
    for (int i = 1 + random.nextInt(MOST); i > 0; i--) {
      mutation.places.add(random.nextInt(size));
    }
    mutation.write(seed);
    return mutation.text.toString();
  }

  private static int size(JsonNode node) {
    int size = 1;
    for (JsonNode child : node) {
      size += size(child);
    }
    return size;
  }

  private void write(JsonNode node) {
    if (places.contains(place++)) {
      writeWrong(node);
    } else if (node.isObject()) {
      writeObject(node, "");
    } else if (node.isArray()) {
      writeArray(node);
    } else {
      text.append(node);
    }
  }

  private void writeWrong(JsonNode node) {
    switch (random.nextInt(9)) {
      case 0 -> text.append('[').append(node).append(',').append(node).append(']');
      case 1 -> writeObject(node, "\"unknown\":1");
      case 2 -> writeObject(node, twice(node));
      case 3 -> writeWithout(node);
      case 4 -> writeMany(node);
      case 5 -> text.append(node.isNumber() ? nasty.number(node.toString()) : quotedNasty());
      case 6 -> text.append("{\"value\":").append(node).append('}');
      default -> text.append(nasty.raw());
    }
  }

  private String quotedNasty() {
    return Nasty.quoted(nasty.text());
  }

  private static String twice(JsonNode node) {
    String name = node.propertyNames().stream().findFirst().orElse("");
    return Nasty.quoted(name) + ":" + node.path(name).toString().replaceAll("^$", "null");
  }

  /** With {@code more} at the end; what is no object is written as it is. */
  private void writeObject(JsonNode node, String more) {
    if (!node.isObject()) {
      text.append(nasty.raw());
      return;
    }
    text.append('{');
    String comma = "";
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      text.append(comma).append(Nasty.quoted(property.getKey())).append(':');
      write(property.getValue());
      comma = ",";
    }
    text.append(more.isEmpty() ? "" : comma + more).append('}');
  }

  private void writeWithout(JsonNode node) {
    int left = node.isObject() && !node.isEmpty() ? random.nextInt(node.size()) : -1;
    text.append('{');
    String comma = "";
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      if (left-- != 0) {
        text.append(comma).append(Nasty.quoted(property.getKey())).append(':');
        text.append(property.getValue());
        comma = ",";
      }
    }
    text.append('}');
  }

  private void writeArray(JsonNode node) {
    text.append('[');
    String comma = "";
    for (JsonNode item : node) {
      text.append(comma);
      write(item);
      comma = ",";
    }
    text.append(']');
  }

  private void writeMany(JsonNode node) {
    text.append('[').append(node);
    for (int i = random.nextInt(MANY); i > 0; i--) {
      text.append(',').append(node);
    }
    text.append(']');
  }
}
