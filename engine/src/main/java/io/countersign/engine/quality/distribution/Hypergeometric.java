package io.countersign.engine.quality.distribution;

/** How many of the marked ones are among those that are drawn from a finite whole. */
public final class Hypergeometric {
  private Hypergeometric() {}

  /**
   * Probability of {@code k} marked ones or fewer.
   *
   * @param whole how many there are
   * @param marked how many of them are marked, up to {@code whole}
   * @param drawn how many are drawn, none twice, up to {@code whole}
   */
  public static double atMost(long k, long whole, long marked, long drawn) {
    if (k < Math.max(0, drawn + marked - whole)) {
      return 0;
    }
    if (k >= Math.min(drawn, marked)) {
      return 1;
    }
    double mean = (double) drawn * marked / whole;
    return k < mean
        ? tail(k, whole, marked, drawn)
        : 1 - tail(drawn - k - 1, whole, whole - marked, drawn);
  }

  /** Of the lower tail, from its largest part down to where nothing is added any more. */
  private static double tail(long k, long whole, long marked, long drawn) {
    double part = Math.exp(logDensity(k, whole, marked, drawn));
    double sum = 0;
    for (long i = k; sum + part > sum; i--) {
      sum += part;
      part *= (double) i / (marked - i + 1) * (whole - marked - drawn + i) / (drawn - i + 1);
    }
    return sum;
  }

  /** By three binomial probabilities, of which everything large cancels out before. */
  private static double logDensity(long k, long whole, long marked, long drawn) {
    double share = (double) drawn / whole;
    return Binomial.logDensity(k, marked, share)
        + Binomial.logDensity(drawn - k, whole - marked, share)
        - Binomial.logDensity(drawn, whole, share);
  }
}
