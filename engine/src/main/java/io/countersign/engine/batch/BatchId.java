package io.countersign.engine.batch;

import static java.util.Objects.requireNonNull;

/** Names a batch; the wire form is its value. */
public record BatchId(String value) {
  public BatchId {
    requireNonNull(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
