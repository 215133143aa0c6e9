package io.countersign.engine.project;

import static java.util.Objects.requireNonNull;

/** Names a project; the wire form is its value. */
public record ProjectId(String value) {
  public ProjectId {
    requireNonNull(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
