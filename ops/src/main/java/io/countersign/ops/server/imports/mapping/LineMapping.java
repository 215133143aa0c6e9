package io.countersign.ops.server.imports.mapping;

import io.countersign.engine.refusal.FieldError;
import io.countersign.ops.contract.json.JsonFault;
import io.countersign.ops.server.imports.format.Fields;
import io.countersign.ops.server.imports.format.Line;
import io.countersign.ops.server.imports.format.LineFault;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes the fields of a row from columns. */
final class LineMapping {
  private static final Set<String> PARSED = Set.of(Mapping.METADATA, Mapping.PRE_LABEL);
  private static final Set<String> TEXTS = Set.of(Mapping.KEY, Mapping.TEXT, Mapping.IMAGE);

  private final Columns columns;
  private final JsonMapper json;

  LineMapping(Columns columns, JsonMapper json) {
    this.columns = columns;
    this.json = json;
  }

  Line map(Line line) {
    return line instanceof Line.Whole whole ? map(whole) : line;
  }

  private Line map(Line.Whole line) {
    ObjectNode given;
    try {
      given = line.fields().as(ObjectNode.class, json);
    } catch (JacksonException e) {
      return line;
    }
    ObjectNode row = json.createObjectNode();
    for (Map.Entry<String, JsonNode> value : given.properties()) {
      try {
        put(row, columns.field(value.getKey()), value.getValue());
      } catch (JacksonException e) {
        FieldError error = JsonFault.error(e);
        LineFault fault = new LineFault(error.code(), value.getKey() + ": " + error.detail());
        return new Line.Faulty(line.number(), fault, line.raw());
      }
    }
    return new Line.Whole(line.number(), Fields.ofTree(row, json), line.raw());
  }

  private void put(ObjectNode row, String field, JsonNode value) {
    if (value.isNull() || field.equals(Mapping.IGNORE)) {
      return;
    }
    if (Mapping.isEntry(field)) {
      metadata(row).put(field.substring(Mapping.ENTRY.length()), text(value));
    } else if (TEXTS.contains(field)) {
      row.put(field, text(value));
    } else if (field.equals(Mapping.METADATA)) {
      putAll(row, parsed(field, value));
    } else {
      row.set(field, parsed(field, value));
    }
  }

  private static void putAll(ObjectNode row, JsonNode value) {
    if (value instanceof ObjectNode object) {
      metadata(row).setAll(object);
    } else {
      row.set(Mapping.METADATA, value);
    }
  }

  private static ObjectNode metadata(ObjectNode row) {
    return row.get(Mapping.METADATA) instanceof ObjectNode known
        ? known
        : row.putObject(Mapping.METADATA);
  }

  /** Of a list or an object, which metadata can't hold otherwise, its JSON. */
  private static String text(JsonNode value) {
    return value.isValueNode() ? value.asString() : value.toString();
  }

  /** A text that stands for JSON; a true label may be a plain text, too. */
  private JsonNode parsed(String field, JsonNode value) {
    if (!value.isString()) {
      return value;
    }
    String text = value.asString();
    boolean isJson = PARSED.contains(field) || text.startsWith("[") || text.startsWith("{");
    return isJson ? json.readTree(text) : value;
  }
}
