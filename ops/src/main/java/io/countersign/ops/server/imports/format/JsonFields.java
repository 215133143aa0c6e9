package io.countersign.ops.server.imports.format;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Fields that a format has put together. */
record JsonFields(ObjectNode fields, JsonMapper writer) implements Fields {
  @Override
  public <T> T as(Class<T> type, JsonMapper mapper) {
    return mapper.treeToValue(fields, type);
  }

  @Override
  public byte[] json() {
    return writer.writeValueAsBytes(fields);
  }
}
