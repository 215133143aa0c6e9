package io.countersign.engine.modelrun;

import static java.util.Objects.requireNonNull;

/** Names a run of a model over a batch. */
public record ModelRunId(String value) {
  public ModelRunId {
    requireNonNull(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
