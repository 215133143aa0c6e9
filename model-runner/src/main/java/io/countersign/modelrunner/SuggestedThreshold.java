package io.countersign.modelrunner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The lowest confidence from which a model was right often enough on a random audit slice, with a
 * margin for chance.
 *
 * @param threshold confidence from which to accept
 * @param share of the slice that it accepts
 * @param accuracy of what it accepts
 * @param atLeast what that accuracy is at least, with 95 % certainty (Wilson score, E. B. Wilson
 *     1927)
 */
public record SuggestedThreshold(double threshold, double share, double accuracy, double atLeast) {
  /** Fewest audited rows above a threshold that say anything about it. */
  public static final int MIN_AUDITED = 30;

  private static final double Z = 1.645; // one-sided 95 %

  /**
   * A pre-label that a person has checked; which ones were checked must have been left to chance.
   */
  public record Audited(double confidence, boolean right) {}

  /**
   * Finds the lowest threshold that keeps the promise.
   *
   * @param target accuracy that is wanted, in (0, 1)
   * @return empty if no threshold promises it
   */
  public static Optional<SuggestedThreshold> of(List<Audited> slice, double target) {
    List<Audited> surestFirst = new ArrayList<>(slice);
    surestFirst.sort(Comparator.comparingDouble(Audited::confidence).reversed());
    Optional<SuggestedThreshold> lowest = Optional.empty();
    int right = 0;
    for (int i = 0; i < surestFirst.size(); i++) {
      right += surestFirst.get(i).right() ? 1 : 0;
      int accepted = i + 1;
      double threshold = surestFirst.get(i).confidence();
      boolean lastOfItsKind =
          accepted == surestFirst.size() || surestFirst.get(accepted).confidence() < threshold;
      double atLeast = wilson(right, accepted);
      if (lastOfItsKind && accepted >= MIN_AUDITED && atLeast >= target) {
        double share = (double) accepted / slice.size();
        lowest =
            Optional.of(
                new SuggestedThreshold(threshold, share, (double) right / accepted, atLeast));
      }
    }
    return lowest;
  }

  private static double wilson(int right, int of) {
    double share = (double) right / of;
    double centre = share + Z * Z / (2 * of);
    double margin = Z * Math.sqrt(share * (1 - share) / of + Z * Z / (4.0 * of * of));
    return (centre - margin) / (1 + Z * Z / of);
  }
}
