package io.countersign.bench.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document of a server. */
public record ApiDescription(JsonNode document) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int DEEPEST = 8;

  /** All that it describes, in the order of the document. */
  public List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        operations.add(operation(path.getKey(), method.getKey(), method.getValue()));
      }
    }
    return operations;
  }

  private Operation operation(String path, String method, JsonNode described) {
    List<String> query =
        described
            .path("parameters")
            .valueStream()
            .filter(parameter -> parameter.path("in").asString().equals("query"))
            .map(parameter -> parameter.path("name").asString())
            .toList();
    JsonNode body = described.at("/requestBody/content/application~1json/schema");
    return new Operation(method.toUpperCase(Locale.ROOT), path, query, example(body, 0));
  }

  /** Something that fits a schema. */
  private JsonNode example(JsonNode asSaid, int depth) {
    JsonNode schema =
        asSaid.has("$ref") ? document.at(asSaid.path("$ref").asString().substring(1)) : asSaid;
    JsonNode choice = schema.at("/oneOf/0");
    if (schema.has("enum") || depth > DEEPEST) {
      return schema.at("/enum/0");
    }
    if (!choice.isMissingNode()) {
      return example(choice, depth + 1);
    }
    return switch (schema.path("type").asString("object")) {
      case "string" -> JSON.stringNode("x");
      case "integer" -> JSON.numberNode(1);
      case "number" -> JSON.numberNode(0.5);
      case "boolean" -> JSON.booleanNode(true);
      case "array" -> JSON.arrayNode().add(example(schema.path("items"), depth + 1));
      default -> exampleObject(schema, depth);
    };
  }

  private JsonNode exampleObject(JsonNode schema, int depth) {
    ObjectNode object = JSON.objectNode();
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      object.set(property.getKey(), example(property.getValue(), depth + 1));
    }
    return object;
  }
}
