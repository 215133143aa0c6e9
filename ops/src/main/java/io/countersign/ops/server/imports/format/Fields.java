package io.countersign.ops.server.imports.format;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a line says, as JSON: an object with a field for each value, where it is as it should be.
 */
public interface Fields {
  /** Fields that are JSON already. */
  static Fields ofJson(byte[] json) {
    return new JsonText(json);
  }

  /** Fields that something has put together; {@code writer} writes them. */
  static Fields ofTree(ObjectNode fields, JsonMapper writer) {
    return new JsonFields(fields, writer);
  }

  /**
   * Reads the fields as a value of {@code type}.
   *
   * @throws JacksonException if they are no such thing
   */
  <T> T as(Class<T> type, JsonMapper mapper);

  /** The same as text, in UTF-8 and without line breaks between the values. */
  byte[] json();
}
