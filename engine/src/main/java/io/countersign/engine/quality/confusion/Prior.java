package io.countersign.engine.quality.confusion;

/**
 * What is expected of a person before any answer is seen, as if that had been counted.
 *
 * @param errors share of the answers that is expected to be wrong, in [0, 1]; each wrong class
 *     alike
 * @param weight how many answers to items of each class that counts as; 0 expects nothing
 */
public record Prior(double errors, double weight) {
  /** Of somebody who says what an item is. */
  public static final Prior LABEL = new Prior(0.05, 10);

  /** Of somebody who says whether that is so. */
  public static final Prior REVIEW = new Prior(0.02, 10);

  /** Leaves all to the answers. */
  public static final Prior NONE = new Prior(0, 0);

  public Prior {
    if (!(errors >= 0 && errors <= 1 && weight >= 0)) {
      throw new IllegalArgumentException(
          "Expected a share and a weight, but got %s and %s".formatted(errors, weight));
    }
  }

  /** As how many answers {@code said} to items that are {@code truth} it counts. */
  double count(int truth, int said, int classes) {
    return weight * (truth == said ? 1 - errors : errors / (classes - 1));
  }
}
