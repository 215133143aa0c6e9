package io.countersign.modelrunner.training;

import java.util.Arrays;

/** Probabilities of classes, double [classes], and the logits that they come from. */
final class Probabilities {
  private static final double LEAST = 1e-9;

  private Probabilities() {}

  /** Of logits divided by {@code temperature}. */
  static double[] of(double[] logits, double temperature) {
    double most = Arrays.stream(logits).max().orElse(0);
    double[] weights =
        Arrays.stream(logits).map(logit -> Math.exp((logit - most) / temperature)).toArray();
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / sum).toArray();
  }

  /** Logits that these probabilities come from at a temperature of 1. */
  static double[] logits(double[] probabilities) {
    return Arrays.stream(probabilities)
        .map(probability -> Math.log(Math.max(probability, LEAST)))
        .toArray();
  }

  /** The place of the largest. */
  static int best(double[] probabilities) {
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      best = probabilities[i] > probabilities[best] ? i : best;
    }
    return best;
  }
}
