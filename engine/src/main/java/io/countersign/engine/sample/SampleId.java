package io.countersign.engine.sample;

import static java.util.Objects.requireNonNull;

/** Names a sample; the wire form is its value. */
public record SampleId(String value) {
  public SampleId {
    requireNonNull(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
