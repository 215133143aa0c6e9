package io.countersign.engine.quality.bound;

import io.countersign.engine.quality.distribution.Beta;
import io.countersign.engine.quality.distribution.Binomial;

/** A rate of errors that the true one is not above, by how many errors were found. */
public enum UpperBound {
  /**
   * Exact, for a number of audits that was set before any was seen (C. Clopper and E. Pearson, "The
   * Use of Confidence or Fiducial Limits", Biometrika 26, 1934). Whoever looks after each audit and
   * stops when it suits is wrong more often than {@code certainty} says.
   */
  FIXED_SAMPLE {
    @Override
    boolean refutes(double rate, long errors, long of, double certainty) {
      return Binomial.atMost(errors, of, rate) <= 1 - certainty;
    }
  },
  /**
   * Holds after each audit at once, however often it is looked at and whenever somebody stops: the
   * true rate is above any of the bounds, of all times, with a probability of at most {@code 1 -
   * certainty}.
   *
   * <p>By a mixture martingale (H. Robbins, "Statistical Methods Related to the Law of the Iterated
   * Logarithm", Annals of Mathematical Statistics 41, 1970; S. Howard, A. Ramdas, J. McAuliffe and
   * J. Sekhon, "Time-uniform, Nonparametric, Nonasymptotic Confidence Sequences", Annals of
   * Statistics 49, 2021). Against a true rate of p or more, the likelihood ratio of any lower rate
   * θ is a supermartingale, and so is its mean over θ = p u, where u has the density 1 / (2 √u) on
   * [0, 1]. It comes to {@code 1 / (1 - certainty)} with a probability of at most {@code 1 -
   * certainty} (Ville's inequality), which refutes p. It grows with p, so that there is one bound.
   */
  ANYTIME {
    @Override
    boolean refutes(double rate, long errors, long of, double certainty) {
      double a = errors + 0.5;
      double b = of - errors + 1.0;
      double martingale = Math.log(0.5) + Math.log1p(-rate) + Beta.logRelativeMass(rate, a, b);
      return martingale >= -Math.log(1 - certainty);
    }
  };

  /** Whether {@code rate}, in (0, 1), is too high to have led to so few errors. */
  abstract boolean refutes(double rate, long errors, long of, double certainty);

  /**
   * The highest rate of errors, in [0, 1], that {@code errors} among {@code of} audits leave open;
   * 1 where nothing was audited.
   *
   * @param certainty that the true rate is not above it, in (0, 1)
   */
  public double upper(long errors, long of, double certainty) {
    if (errors < 0 || errors > of || certainty <= 0 || certainty >= 1) {
      throw new IllegalArgumentException(
          "Expected errors of audits and a certainty, but got %d, %d and %s"
              .formatted(errors, of, certainty));
    }
    if (errors == of) {
      return 1;
    }
    double low = (double) errors / of;
    double high = 1;
    double middle = (low + high) / 2;
    while (middle > low && middle < high) {
      if (refutes(middle, errors, of, certainty)) {
        high = middle;
      } else {
        low = middle;
      }
      middle = (low + high) / 2;
    }
    return high;
  }
}
