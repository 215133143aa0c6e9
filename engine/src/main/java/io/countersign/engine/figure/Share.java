package io.countersign.engine.figure;

import org.jspecify.annotations.Nullable;

/**
 * How many of those that were counted are such, and what that says of all that could be counted.
 *
 * <p>The interval is Wilson's score interval, without correction for continuity (E. B. Wilson,
 * "Probable Inference", JASA 22, 1927): it stays within [0, 1], and has a width where none or all
 * are such.
 *
 * @param of how many were counted
 * @param hits how many of them are such
 * @param share hits of all, in [0, 1], or weighted by what they stand for; null where nothing was
 *     counted
 * @param low lower end of the interval that holds the true share with a probability of 95 %
 * @param high its upper end
 * @param enough whether so many were counted that the share says something; below that it is noise
 */
public record Share(
    long of, long hits, @Nullable Double share, double low, double high, boolean enough) {
  /** How many have to be counted before a share is more than noise. */
  public static final int ENOUGH = 20;

  /** The standard normal distribution is within ± this with a probability of 95 %. */
  private static final double Z = 1.959963984540054;

  /** {@code hits}, from 0 up to {@code of}, of {@code of}. */
  public static Share of(long hits, long of) {
    if (hits < 0 || hits > of) {
      throw new IllegalArgumentException("Expected 0 to " + of + " hits, but got " + hits);
    }
    if (of == 0) {
      return new Share(0, 0, null, 0, 1, false);
    }
    return estimated(of, hits, (double) hits / of, of, 1);
  }

  /**
   * What was counted in several ways.
   *
   * @param sureAs as many, drawn at random, would be as sure
   * @param covered share of the whole that the estimate is about; nothing is known of the rest
   */
  static Share estimated(long of, long hits, double share, double sureAs, double covered) {
    double width = 1 + Z * Z / sureAs;
    double middle = (share + Z * Z / (2 * sureAs)) / width;
    double reach =
        Z * Math.sqrt(share * (1 - share) / sureAs + Z * Z / (4 * sureAs * sureAs)) / width;
    double low = share == 0 ? 0 : Math.max(0, middle - reach);
    double high = share == 1 ? 1 : Math.min(1, middle + reach);
    return new Share(
        of, hits, share, low * covered, high * covered + 1 - covered, sureAs >= ENOUGH);
  }
}
