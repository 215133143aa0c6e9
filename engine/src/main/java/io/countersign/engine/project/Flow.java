package io.countersign.engine.project;

import java.util.Arrays;
import java.util.Optional;

/** The process definitions that a project can choose from. */
public enum Flow {
  SINGLE_REVIEW("single-review", 1),
  TWO_STAGE_REVIEW("two-stage-review", 2);

  private final String key;
  private final int stages;

  Flow(String key, int stages) {
    this.key = key;
    this.stages = stages;
  }

  /** The id of the process definition. */
  public String key() {
    return key;
  }

  /** How many review stages it has. */
  public int stages() {
    return stages;
  }

  public static Optional<Flow> ofKey(String key) {
    return Arrays.stream(values()).filter(flow -> flow.key.equals(key)).findFirst();
  }
}
