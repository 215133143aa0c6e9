package io.countersign.engine.quality.distribution;

/** The beta distribution. */
public final class Beta {
  /** The fraction takes about the root of the larger parameter: enough for ten billion. */
  private static final int MOST_TERMS = 200_000;

  private static final double TINY = 1e-300;

  private Beta() {}

  /**
   * Probability of a value below {@code x}: the regularized incomplete beta function.
   *
   * @param x in [0, 1]
   * @param a above 0
   * @param b above 0
   */
  public static double below(double x, double a, double b) {
    if (x <= 0) {
      return 0;
    }
    if (x >= 1) {
      return 1;
    }
    return x < (a + 1) / (a + b + 2)
        ? Math.exp(logTerm(x, a, b)) * fraction(x, a, b)
        : 1 - Math.exp(logTerm(1 - x, b, a)) * fraction(1 - x, b, a);
  }

  /**
   * Natural logarithm of ∫₀ˣ tᵃ⁻¹ (1 - t)ᵇ⁻¹ dt / (xᵃ (1 - x)ᵇ).
   *
   * @param x in (0, 1)
   * @param a above 0
   * @param b above 0
   */
  public static double logRelativeMass(double x, double a, double b) {
    return x < (a + 1) / (a + b + 2)
        ? Math.log(fraction(x, a, b) / a)
        : Math.log(below(x, a, b) / a) - logTerm(x, a, b);
  }

  /** Natural logarithm of xᵃ (1 - x)ᵇ / (a B(a, b)). */
  private static double logTerm(double x, double a, double b) {
    return Binomial.logDensity(a, a + b, x) + Math.log(b / (a + b));
  }

  /** The continued fraction 26.5.8 of Abramowitz and Stegun, by Lentz's method. */
  private static double fraction(double x, double a, double b) {
    double c = 1;
    double d = inverse(1 - (a + b) * x / (a + 1));
    double value = d;
    for (int m = 1; m <= MOST_TERMS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = inverse(1 + even * d);
      c = away(1 + even / c);
      value *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = inverse(1 + odd * d);
      c = away(1 + odd / c);
      value *= d * c;
      if (Math.abs(d * c - 1) < 1e-15) {
        return value;
      }
    }
    throw new ArithmeticException("Expected %s, %s to be smaller".formatted(a, b));
  }

  private static double inverse(double value) {
    return 1 / away(value);
  }

  private static double away(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }
}
