package io.countersign.ops.server.imports.format;

import tools.jackson.databind.json.JsonMapper;

/** Fields that came as JSON, which nobody has looked into yet. */
final class JsonText implements Fields {
  private final byte[] bytes;

  JsonText(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public <T> T as(Class<T> type, JsonMapper mapper) {
    return mapper.readValue(bytes, type);
  }

  @Override
  public byte[] json() {
    return bytes;
  }
}
