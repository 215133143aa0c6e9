package io.countersign.ops.demo;

import tools.jackson.databind.JsonNode;

/** A task as a member of staff gets to see it. */
record TaskView(JsonNode json) {
  String id() {
    return json.path("id").asString();
  }

  String dataRow() {
    return json.path("dataRow").asString();
  }

  String kind() {
    return json.path("kind").asString();
  }

  String stage() {
    return json.path("stage").asString();
  }

  /** Which of the row's tasks it is, from 1. */
  int ordinal() {
    return Integer.parseInt(id().substring(id().lastIndexOf('.') + 1));
  }

  int round() {
    return json.path("round").asInt();
  }

  /** The class that the label to review gives; empty if there is none. */
  String shown() {
    for (JsonNode annotation : json.path("label").path("annotations")) {
      if (annotation.path("name").asString().equals(DemoProject.ANNOTATION)) {
        return annotation.path("value").asString();
      }
    }
    return "";
  }

  /** Whether a model wrote the label to review. */
  boolean byModel() {
    return !json.path("label").path("author").isString();
  }
}
