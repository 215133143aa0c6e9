package io.countersign.ops.server.description;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Draws values that fit what the description says of them, and values that don't. */
final class Drawn {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int DEEPEST = 6;
  private static final List<String> TEXTS =
      List.of("label", "x", "spam", "me", "a text", "ä€𝄞", "0", "true", "review", "x".repeat(300));
  private static final List<JsonNode> NONSENSE =
      List.of(
          JSON.nullNode(),
          JSON.stringNode(""),
          JSON.stringNode("\u0000"),
          JSON.numberNode(-1),
          JSON.numberNode(1e300),
          JSON.booleanNode(false),
          JSON.arrayNode().add(JSON.arrayNode()),
          JSON.objectNode().put("x", 1),
          JSON.stringNode("x".repeat(20_000)));

  /** The types whose text alone tells whether it is one. */
  private static final Set<String> STRICT = Set.of("integer", "number", "boolean");

  private final JsonNode api;
  private final Random random;

  Drawn(JsonNode api, Random random) {
    this.api = api;
    this.random = random;
  }

  <T> T one(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  JsonNode resolved(JsonNode schema) {
    return schema.has("$ref") ? api.at(schema.path("$ref").asString().substring(1)) : schema;
  }

  /** A value that fits, as it is written in an address. */
  String parameter(JsonNode asSaid) {
    JsonNode schema = resolved(asSaid);
    JsonNode whole = schema.has("items") ? resolved(schema.path("items")) : schema;
    JsonNode value = value(whole, 0);
    return value.isString() ? value.asString() : value.toString();
  }

  /** Whether {@link #misfit} has something to say of it. */
  boolean canMisfit(JsonNode asSaid) {
    JsonNode schema = resolved(asSaid);
    return schema.has("enum")
        || STRICT.contains(schema.path("type").asString())
        || schema.path("format").asString("").startsWith("date");
  }

  /** A value that does not fit. */
  String misfit(JsonNode asSaid) {
    JsonNode schema = resolved(asSaid);
    boolean bounded = schema.has("maximum") && oneIn(2);
    if (bounded) {
      long beyond = schema.path("maximum").asLong() + 1;
      return Long.toString(oneIn(2) ? beyond : schema.path("minimum").asLong() - 1);
    }
    return one(List.of("nonsense", "", "99999999999999999999", "1e", "[]", "2026-13-45", "NONE"));
  }

  /** A value that fits; texts are only of the right type. */
  JsonNode value(JsonNode asSaid, int depth) {
    JsonNode schema = resolved(asSaid);
    if (schema.has("enum")) {
      return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
    }
    if (schema.has("oneOf") && !schema.path("oneOf").isEmpty()) {
      return value(schema.path("oneOf").get(random.nextInt(schema.path("oneOf").size())), depth);
    }
    if (schema.has("allOf")) {
      ObjectNode all = JSON.objectNode();
      schema.path("allOf").forEach(part -> all.setAll(object(resolved(part), depth)));
      return all;
    }
    return switch (schema.path("type").asString("object")) {
      case "string" -> text(schema);
      case "integer" -> JSON.numberNode(whole(schema));
      case "number" -> JSON.numberNode(random.nextInt(101) / 100.0);
      case "boolean" -> JSON.booleanNode(true);
      case "array" -> list(schema, depth);
      default -> object(schema, depth);
    };
  }

  private JsonNode text(JsonNode schema) {
    return switch (schema.path("format").asString("")) {
      case "date-time" -> JSON.stringNode("2026-0%d-01T00:00:00Z".formatted(1 + random.nextInt(9)));
      case "date" -> JSON.stringNode("2026-0%d-01".formatted(1 + random.nextInt(9)));
      default -> JSON.stringNode(one(TEXTS));
    };
  }

  private long whole(JsonNode schema) {
    long least = schema.path("minimum").asLong(0);
    long most = schema.path("maximum").asLong(least + 100);
    return oneIn(3) ? one(List.of(least, most)) : least + random.nextInt((int) (most - least + 1));
  }

  private ArrayNode list(JsonNode schema, int depth) {
    ArrayNode list = JSON.arrayNode();
    for (int i = depth > DEEPEST ? 0 : random.nextInt(3); i > 0; i--) {
      list.add(value(schema.path("items"), depth + 1));
    }
    return list;
  }

  private ObjectNode object(JsonNode schema, int depth) {
    ObjectNode object = JSON.objectNode();
    Set<String> required =
        Set.copyOf(schema.path("required").valueStream().map(JsonNode::asString).toList());
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      if (required.contains(property.getKey()) || (depth <= DEEPEST && !oneIn(3))) {
        object.set(property.getKey(), value(property.getValue(), depth + 1));
      }
    }
    return object;
  }

  /** The same with something wrong in it, somewhere. */
  JsonNode broken(JsonNode body) {
    JsonNode broken = body.deepCopy();
    JsonNode at = broken;
    while (at.isContainer() && !at.isEmpty() && oneIn(2)) {
      JsonNode below = at.get(0) == null ? at.get(one(List.copyOf(at.propertyNames()))) : at.get(0);
      if (!below.isContainer() || below.isEmpty()) {
        break;
      }
      at = below;
    }
    spoil(at);
    return broken;
  }

  private void spoil(JsonNode at) {
    if (at instanceof ObjectNode object) {
      if (object.isEmpty() || oneIn(4)) {
        object.set("unknown field", one(NONSENSE));
      } else if (oneIn(4)) {
        object.remove(one(List.copyOf(object.propertyNames())));
      } else {
        object.set(one(List.copyOf(object.propertyNames())), one(NONSENSE));
      }
    } else if (at instanceof ArrayNode array) {
      array.add(one(NONSENSE));
    }
  }
}
