package io.countersign.engine.figure;

import java.util.List;

/**
 * A part of what a figure is about, of which some were counted.
 *
 * @param size how many there are, counted or not
 * @param counted those that were counted
 */
public record Stratum(long size, Share counted) {

  /**
   * The share over all strata, each with the weight of its size, however many of it were counted.
   * The interval is that of as many as would be as sure if they were drawn from the whole at random
   * (Kish's effective sample size); where none was counted, none or all may be such.
   *
   * @param uncounted how many more there are, in strata of which none was counted
   */
  public static Share whole(List<Stratum> strata, long uncounted) {
    double size = strata.stream().mapToLong(Stratum::size).sum() + (double) uncounted;
    List<Stratum> known =
        strata.stream().filter(one -> one.size > 0 && one.counted.of() > 0).toList();
    double covered = known.stream().mapToLong(Stratum::size).sum();
    if (covered == 0) {
      return Share.of(0, 0);
    }
    double share = 0;
    double spread = 0;
    for (Stratum one : known) {
      double weight = one.size / covered;
      share += weight * one.counted.hits() / one.counted.of();
      spread += weight * weight / one.counted.of();
    }
    return Share.estimated(
        known.stream().mapToLong(one -> one.counted.of()).sum(),
        known.stream().mapToLong(one -> one.counted.hits()).sum(),
        share,
        1 / spread,
        covered / size);
  }
}
