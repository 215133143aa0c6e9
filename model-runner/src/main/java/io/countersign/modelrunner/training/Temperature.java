package io.countersign.modelrunner.training;

import java.util.stream.IntStream;

/**
 * By what logits are divided, so that a confidence is how often the answer is right: after C. Guo
 * et al., "On Calibration of Modern Neural Networks", ICML 2017.
 */
final class Temperature {
  private static final double LEAST = 0.5;
  private static final double MOST = 10;
  private static final double PRECISION = 1e-3;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final double LEAST_PROBABILITY = 1e-12;

  private Temperature() {}

  /**
   * The one under which the answers are most likely.
   *
   * @param logits double [n, classes], by models that had not seen the answers
   * @param answers int [n], each a class
   */
  static double of(double[][] logits, int[] answers) {
    double low = Math.log(LEAST);
    double high = Math.log(MOST);
    while (high - low > PRECISION) {
      double left = high - GOLDEN * (high - low);
      double right = low + GOLDEN * (high - low);
      if (loss(logits, answers, Math.exp(left)) <= loss(logits, answers, Math.exp(right))) {
        high = right;
      } else {
        low = left;
      }
    }
    return Math.exp((low + high) / 2);
  }

  /** Mean negative logarithm of the probability of the answers. */
  static double loss(double[][] logits, int[] answers, double temperature) {
    return IntStream.range(0, answers.length)
        .mapToDouble(i -> Probabilities.of(logits[i], temperature)[answers[i]])
        .map(probability -> -Math.log(Math.max(probability, LEAST_PROBABILITY)))
        .average()
        .orElse(0);
  }
}
