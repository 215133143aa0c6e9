package io.countersign.ops.imports.format;

import tools.jackson.databind.ObjectReader;

/** Fields that came as JSON, which nobody has looked into yet. */
final class JsonText implements Fields {
  private final byte[] bytes;

  JsonText(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public <T> T as(ObjectReader reader) {
    return reader.readValue(bytes);
  }

  @Override
  public byte[] json() {
    return bytes;
  }
}
