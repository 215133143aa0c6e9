package io.countersign.ops.imports.format;

import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Fields that a format has put together. */
record JsonFields(ObjectNode fields, JsonMapper mapper) implements Fields {
  @Override
  public <T> T as(ObjectReader reader) {
    return reader.readValue(fields);
  }

  @Override
  public byte[] json() {
    return mapper.writeValueAsBytes(fields);
  }
}
