package io.countersign.ops.demo;

import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Which way rows go once there is a model. */
public enum DemoFlow {
  /** Every row that the model is not confident of goes through the same stages. */
  STAGES("staged-review", new Trust(0.955, 0.9, 0.95), 1, TaskView::round) {
    @Override
    Map<String, Object> rules() {
      return Map.of();
    }
  },
  /** Each row is looked at until its label is sure enough. */
  UNTIL_SURE("quality-target", new Trust(0.985, 0.95, 0.98), 3, TaskView::ordinal) {
    @Override
    Map<String, Object> rules() {
      return Map.of("quality", Map.of("target", TARGET, "mostLooks", MOST_LOOKS));
    }
  };

  private static final double TARGET = 0.98;
  private static final int MOST_LOOKS = 4;

  private final String key;
  private final Trust trust;
  private final int deliveries;
  private final ToIntFunction<TaskView> attempt;

  DemoFlow(String key, Trust trust, int deliveries, ToIntFunction<TaskView> attempt) {
    this.key = key;
    this.trust = trust;
    this.deliveries = deliveries;
    this.attempt = attempt;
  }

  /**
   * When the model is let accept a label on its own: from the least confidence at which it was
   * right so often on rows that it had not seen.
   *
   * @param accuracy wanted, in [0, 1]
   * @param least confidence, however right it was
   * @param most confidence that is asked for, because a few hundred examples say it only roughly
   */
  record Trust(double accuracy, double least, double most) {}

  Trust trust() {
    return trust;
  }

  /**
   * In how many parts the rows come that a model proposes labels for; it is trained before each.
   */
  int deliveries() {
    return deliveries;
  }

  /** What tells one look of a person at a row from another at the same stage. */
  int attempt(TaskView task) {
    return attempt.applyAsInt(task);
  }

  /** Of the review: the flow and its stages, as they go over the wire. */
  Map<String, Object> stages(List<Map<String, Object>> all) {
    return Map.of("flow", key, "stages", this == STAGES ? all : all.subList(0, 1));
  }

  /** What the policy says besides. */
  abstract Map<String, Object> rules();
}
