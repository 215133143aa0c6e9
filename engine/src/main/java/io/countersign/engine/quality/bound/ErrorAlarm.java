package io.countersign.engine.quality.bound;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Rings when audits show that more is wrong than is allowed, whenever that began: many good audits
 * from before a change don't outweigh the bad ones since.
 *
 * <p>An e-detector (J. Shin, A. Ramdas and A. Rinaldo, "E-detectors: A Nonparametric Framework for
 * Sequential Change Detection", New England Journal of Statistics in Data Science 2, 2023) of the
 * Shiryaev–Roberts kind. For each audit that a change could have begun with, and for each of a few
 * higher rates, there is the likelihood ratio of that rate against {@code mostErrors}; it is a
 * supermartingale as long as no more than that is wrong. Their mean over the rates, summed over all
 * beginnings, grows by no more than 1 an audit on average, so that by Doob's inequality it comes to
 * {@link #LEVEL} within {@code n} audits with a probability of at most {@code n / LEVEL}: without a
 * change, 5 of 100 ring within 1,000 audits at most, and it takes {@link #LEVEL} audits on average
 * until one does.
 *
 * @param mostErrors share of what is audited that may be wrong, in (0, 1)
 */
public record ErrorAlarm(double mostErrors) {
  /** How many audits there are on average between two alarms for nothing, at least. */
  public static final int LEVEL = 20_000;

  /** How much higher the odds of an error are at the rates that are set against the allowed one. */
  private static final double[] ODDS = {1.5, 2, 4, 8, 16, 32};

  public ErrorAlarm {
    if (!(mostErrors > 0 && mostErrors < 1)) {
      throw new IllegalArgumentException("Expected a share in (0, 1), but got " + mostErrors);
    }
  }

  /**
   * What made it ring.
   *
   * @param first audit of those that speak most clearly for a change, from 0
   * @param last audit, at which it rang
   */
  public record Alarm(int first, int last) {
    /** How many audits they are. */
    public int audits() {
      return last - first + 1;
    }
  }

  /**
   * When it rang first, if it did.
   *
   * @param wrong whether each audit found an error, the oldest first
   */
  public Optional<Alarm> first(List<Boolean> wrong) {
    double[] sums = new double[ODDS.length];
    for (int audit = 0; audit < wrong.size(); audit++) {
      for (int rate = 0; rate < ODDS.length; rate++) {
        sums[rate] = (sums[rate] + 1) * ratio(rate, wrong.get(audit));
      }
      if (mean(sums) >= LEVEL) {
        return Optional.of(new Alarm(begin(wrong, audit), audit));
      }
    }
    return Optional.empty();
  }

  /** The beginning for which the mean likelihood ratio is highest. */
  private int begin(List<Boolean> wrong, int last) {
    double[] products = new double[ODDS.length];
    Arrays.fill(products, 1);
    int best = last;
    double highest = 0;
    for (int audit = last; audit >= 0; audit--) {
      for (int rate = 0; rate < ODDS.length; rate++) {
        products[rate] *= ratio(rate, wrong.get(audit));
      }
      if (mean(products) > highest) {
        highest = mean(products);
        best = audit;
      }
    }
    return best;
  }

  /** How much likelier a finding is at the higher rate than at the allowed one. */
  private double ratio(int rate, boolean wrong) {
    double right = 1 / (1 - mostErrors + ODDS[rate] * mostErrors);
    return wrong ? ODDS[rate] * right : right;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
