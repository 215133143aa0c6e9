package io.countersign.engine.project;

import java.util.List;

/** Flows for tests that start no process. */
public final class TestFlows {
  public static final Flows FLOWS =
      new Flows(
          List.of(
              flow("staged-review", 1, 1, 10),
              flow("staged-review", 2, 1, 1),
              flow("two-labels", 1, 0, 10),
              new FlowDefinition(
                  new FlowId("quality-target", 1),
                  "Until sure",
                  "Rows go through it.",
                  1,
                  1,
                  true)));

  private TestFlows() {}

  static FlowDefinition flow(String key, int version, int fewestStages, int mostStages) {
    return new FlowDefinition(
        new FlowId(key, version), key, "Rows go through it.", fewestStages, mostStages, false);
  }
}
