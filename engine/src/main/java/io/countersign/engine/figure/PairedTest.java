package io.countersign.engine.figure;

import java.util.stream.IntStream;

/**
 * Whether one of two is better, by the cases in which just one of them was right: the exact test of
 * Q. McNemar, "Note on the Sampling Error of the Difference Between Correlated Proportions",
 * Psychometrika 12, 1947.
 */
public final class PairedTest {
  private PairedTest() {}

  /**
   * How probable it is that one does at least as well against the other by chance alone, in (0, 1].
   *
   * @param wins cases in which only it was right
   * @param losses cases in which only the other was
   */
  public static double byChance(int wins, int losses) {
    int cases = wins + losses;
    double logHalves = cases * Math.log(0.5);
    double sum =
        IntStream.rangeClosed(wins, cases)
            .mapToDouble(hits -> Math.exp(logChoose(cases, hits) + logHalves))
            .sum();
    return Math.min(sum, 1);
  }

  private static double logChoose(int of, int hits) {
    return IntStream.rangeClosed(1, hits)
        .mapToDouble(i -> Math.log((double) (of - hits + i) / i))
        .sum();
  }
}
