package io.countersign.ops.server.models;

import org.jspecify.annotations.Nullable;

/**
 * Where a share that was counted on a sample lies, with a probability of 95 %: the score interval
 * of Wilson (1927), which holds for few and for extreme counts, too.
 */
public record Wilson(double low, double high) {
  /** Of the standard normal distribution, for 95 % on both sides. */
  private static final double Z = 1.959963984540054;

  /** Null where nothing was counted. */
  static @Nullable Wilson of(int hits, int count) {
    if (count == 0) {
      return null;
    }
    double share = (double) hits / count;
    double z2 = Z * Z / count;
    double middle = (share + z2 / 2) / (1 + z2);
    double half = Z * Math.sqrt(share * (1 - share) / count + z2 / (4 * count)) / (1 + z2);
    return new Wilson(Math.max(0, middle - half), Math.min(1, middle + half));
  }
}
