package io.countersign.modelrunner;

import io.countersign.engine.figure.Share;
import io.countersign.modelrunner.Proposal.PreLabel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model would do to a sample, so that a threshold can be chosen.
 *
 * @param rows in the sample
 * @param failed of them got no pre-label
 * @param histogram pre-labels by confidence: [0, 0.1), [0.1, 0.2) … [0.9, 1]
 * @param thresholds what each would let through, in the order that was asked for
 * @param accuracy share of right pre-labels among those with a known truth
 */
public record Preview(
    int rows, int failed, List<Integer> histogram, List<AtThreshold> thresholds, Share accuracy) {
  private static final int BINS = 10;

  public Preview {
    histogram = List.copyOf(histogram);
    thresholds = List.copyOf(thresholds);
  }

  /**
   * What a threshold would let through.
   *
   * @param share of all rows of the sample
   * @param accuracy of those let through with a known truth
   */
  public record AtThreshold(double threshold, double share, Share accuracy) {}

  /**
   * Looks at what a model proposed for a sample.
   *
   * @param truths the right option of each row, {@code null} where it is not known; or empty
   */
  public static Preview of(
      List<Proposal> proposals, List<Double> thresholds, List<@Nullable String> truths) {
    if (!truths.isEmpty() && truths.size() != proposals.size()) {
      throw new IllegalArgumentException("Expected no truths or one for each row");
    }
    List<Integer> histogram = new ArrayList<>(Collections.nCopies(BINS, 0));
    int failed = 0;
    for (Proposal proposal : proposals) {
      if (proposal instanceof PreLabel preLabel) {
        int bin = Math.min((int) (preLabel.confidence() * BINS), BINS - 1);
        histogram.set(bin, histogram.get(bin) + 1);
      } else {
        failed++;
      }
    }
    List<AtThreshold> at =
        thresholds.stream().map(threshold -> at(threshold, proposals, truths)).toList();
    return new Preview(
        proposals.size(), failed, histogram, at, at(0, proposals, truths).accuracy());
  }

  private static AtThreshold at(
      double threshold, List<Proposal> proposals, List<@Nullable String> truths) {
    int accepted = 0;
    int known = 0;
    int right = 0;
    for (int i = 0; i < proposals.size(); i++) {
      if (proposals.get(i) instanceof PreLabel preLabel && preLabel.confidence() >= threshold) {
        String truth = truths.isEmpty() ? null : truths.get(i);
        accepted++;
        known += truth != null ? 1 : 0;
        right += preLabel.option().equals(truth) ? 1 : 0;
      }
    }
    double share = proposals.isEmpty() ? 0 : (double) accepted / proposals.size();
    return new AtThreshold(threshold, share, Share.of(right, known));
  }
}
