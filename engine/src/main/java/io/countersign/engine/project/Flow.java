package io.countersign.engine.project;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The process definitions that a project can choose from. */
public enum Flow {
  STAGED_REVIEW("staged-review", 1, 10),
  TWO_LABELS("two-labels", 0, 10);

  private final String key;
  private final int fewestStages;
  private final int mostStages;

  Flow(String key, int fewestStages, int mostStages) {
    this.key = key;
    this.fewestStages = fewestStages;
    this.mostStages = mostStages;
  }

  /** The id of the process definition. */
  public String key() {
    return key;
  }

  /** How few review stages it can have. */
  public int fewestStages() {
    return fewestStages;
  }

  /** How many review stages it can have. */
  public int mostStages() {
    return mostStages;
  }

  public static Optional<Flow> ofKey(String key) {
    return Arrays.stream(values()).filter(flow -> flow.key.equals(key)).findFirst();
  }

  /** The keys of all of them. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(Flow::key).toList();
  }
}
