package io.countersign.engine.project;

import static java.util.Objects.requireNonNull;

/** Names a person, or Countersign itself where a step runs without one. */
public record UserId(String value) {
  /** The actor of automatic steps. */
  public static final UserId SYSTEM = new UserId("countersign");

  public UserId {
    requireNonNull(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
