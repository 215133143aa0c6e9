package io.countersign.ops.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Compares answers with what the server's own description says of them. */
final class Described {
  private static final Set<String> PROBLEM = Set.of("application/problem+json");

  private final JsonNode api;
  private final Map<String, Pattern> paths = new TreeMap<>();

  private Described(JsonNode api) {
    this.api = api;
    for (String path : api.path("paths").propertyNames()) {
      String pattern = path.replaceAll("\\{[^}]*}", "[^/]+");
      paths.put(path, Pattern.compile(pattern));
    }
  }

  static Described of(JsonNode api) {
    return new Described(api);
  }

  /** What is not as described; empty where all is well. */
  List<String> faults(String method, String path, int status, String mediaType, JsonNode body) {
    String address = path.replaceAll("\\?.*", "");
    List<String> faults = new ArrayList<>();
    paths.entrySet().stream()
        .filter(known -> known.getValue().matcher(address).matches())
        .map(Map.Entry::getKey)
        .min((one, other) -> Integer.compare(variables(one), variables(other)))
        .map(known -> api.path("paths").path(known).path(method.toLowerCase(java.util.Locale.ROOT)))
        .filter(operation -> !operation.isMissingNode())
        .ifPresent(
            operation -> {
              JsonNode schema = schema(operation, status, mediaType);
              if (schema.isMissingNode()) {
                faults.add("%s %s: no schema for %d".formatted(method, path, status));
              } else {
                check(method + " " + address, schema, body, faults);
              }
            });
    return faults;
  }

  private static int variables(String path) {
    return path.length() - path.replace("{", "").length();
  }

  private JsonNode schema(JsonNode operation, int status, String mediaType) {
    JsonNode response = resolved(operation.path("responses").path(Integer.toString(status)));
    String kind = PROBLEM.contains(mediaType) ? mediaType : "application/json";
    return response.path("content").path(kind).path("schema");
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? api.at(node.path("$ref").asString().substring(1)) : node;
  }

  private void check(String where, JsonNode asSaid, JsonNode value, List<String> faults) {
    JsonNode schema = resolved(asSaid);
    if (schema.has("allOf")) {
      checkObject(where, merged(schema, value), value, faults);
    } else if (schema.has("oneOf")) {
      checkOneOf(where, schema, value, faults);
    } else if (schema.has("enum") && !contains(schema.path("enum"), value)) {
      faults.add(where + ": not listed: " + value);
    } else if (!fits(schema.path("type").asString(""), value)) {
      faults.add(where + ": expected " + schema.path("type") + ", found " + value);
    } else if (value.isArray()) {
      int index = 0;
      for (JsonNode item : value) {
        check(where + "[" + index++ + "]", schema.path("items"), item, faults);
      }
    } else if (value.isObject()) {
      checkObject(where, List.of(schema), value, faults);
    }
  }

  private void checkOneOf(String where, JsonNode schema, JsonNode value, List<String> faults) {
    if (choices(schema, value).isEmpty()) {
      List<String> first = new ArrayList<>();
      for (JsonNode choice : schema.path("oneOf")) {
        check(where, choice, value, first);
      }
      faults.add(where + ": fits none: " + first);
    }
  }

  private List<JsonNode> choices(JsonNode schema, JsonNode value) {
    List<JsonNode> fitting = new ArrayList<>();
    for (JsonNode choice : schema.path("oneOf")) {
      List<String> faults = new ArrayList<>();
      check("", choice, value, faults);
      if (faults.isEmpty()) {
        fitting.add(resolved(choice));
      }
    }
    return fitting;
  }

  /** The parts of a whole; of one that is a choice, the kind that the value says it is. */
  private List<JsonNode> merged(JsonNode schema, JsonNode value) {
    List<JsonNode> parts = new ArrayList<>();
    for (JsonNode part : schema.path("allOf")) {
      JsonNode whole = resolved(part);
      if (whole.has("oneOf")) {
        for (JsonNode choice : whole.path("oneOf")) {
          String type = choice.path("properties").path("type").path("enum").path(0).asString("");
          if (type.equals(value.path("type").asString())) {
            parts.add(choice);
          }
        }
      } else {
        parts.add(whole);
      }
    }
    return parts;
  }

  private void checkObject(
      String where, List<JsonNode> parts, JsonNode value, List<String> faults) {
    Set<String> unknown = new TreeSet<>(value.propertyNames());
    for (JsonNode part : parts) {
      part.path("required").forEach(name -> require(where, name.asString(), value, faults));
      for (String name : part.path("properties").propertyNames()) {
        if (unknown.remove(name)) {
          check(where + "." + name, part.path("properties").path(name), value.path(name), faults);
        }
      }
      if (part.has("additionalProperties")) {
        unknown.forEach(
            name ->
                check(
                    where + "." + name,
                    part.path("additionalProperties"),
                    value.path(name),
                    faults));
        unknown.clear();
      }
    }
    unknown.forEach(name -> faults.add(where + "." + name + ": not described"));
  }

  private static void require(String where, String name, JsonNode value, List<String> faults) {
    if (!value.has(name)) {
      faults.add(where + "." + name + ": missing");
    }
  }

  private static boolean contains(JsonNode values, JsonNode value) {
    for (JsonNode one : values) {
      if (one.equals(value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean fits(String type, JsonNode value) {
    return switch (type) {
      case "string" -> value.isString();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "array" -> value.isArray();
      case "object" -> value.isObject();
      default -> false;
    };
  }
}
