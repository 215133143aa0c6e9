package io.countersign.engine.quality.distribution;

/** How many of so many trials succeed, each with the same probability. */
public final class Binomial {
  private static final double LOG_2_PI = Math.log(2 * Math.PI);

  /** From here on the series of {@link #stirlingError} is exact to the last digit. */
  private static final double LARGE = 16;

  private Binomial() {}

  /**
   * Probability of {@code k} successes or fewer.
   *
   * @param trials at least 0
   * @param p of each success, in [0, 1]
   */
  public static double atMost(long k, long trials, double p) {
    if (k < 0) {
      return 0;
    }
    return k >= trials ? 1 : Beta.below(1 - p, trials - k, k + 1.0);
  }

  /**
   * Natural logarithm of n! / (k! (n - k)!) p^k (1 - p)^(n - k), also of numbers that are not whole
   * (C. Loader, "Fast and Accurate Computation of Binomial Probabilities", 2000): nothing cancels
   * out, however large they are.
   *
   * @param k in [0, n]
   * @param p in (0, 1)
   */
  static double logDensity(double k, double n, double p) {
    if (k == 0) {
      return n * Math.log1p(-p);
    }
    if (k == n) {
      return n * Math.log(p);
    }
    return stirlingError(n)
        - stirlingError(k)
        - stirlingError(n - k)
        - deviance(k, n * p)
        - deviance(n - k, n * (1 - p))
        + (Math.log(n) - Math.log(k) - Math.log(n - k) - LOG_2_PI) / 2;
  }

  /** By how much log x! is more than Stirling's formula says, for {@code x} &gt; 0. */
  private static double stirlingError(double x) {
    double error = 0;
    double at = x;
    while (at < LARGE) {
      error += (at + 0.5) * Math.log1p(1 / at) - 1;
      at++;
    }
    double square = at * at;
    double series = 1.0 / 1680 - 1.0 / 1188 / square;
    series = 1.0 / 1260 - series / square;
    series = 1.0 / 360 - series / square;
    return error + (1.0 / 12 - series / square) / at;
  }

  /** x log(x / mean) + mean - x. */
  private static double deviance(double x, double mean) {
    double relative = (x - mean) / (x + mean);
    if (Math.abs(relative) >= 0.1) {
      return x * Math.log(x / mean) + mean - x;
    }
    double sum = (x - mean) * relative;
    double power = 2 * x * relative;
    for (int j = 3; j < 100; j += 2) {
      power *= relative * relative;
      double next = sum + power / j;
      if (next == sum) {
        break;
      }
      sum = next;
    }
    return sum;
  }
}
