package io.countersign.ops.server.preview;

import io.countersign.engine.figure.Share;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.PreLabelPolicy;
import io.countersign.engine.project.ReviewStage;
import java.util.List;

/**
 * What is to be expected of rules for rows like those of a sample.
 *
 * @param acceptedByModel share of the rows that no person sees, in [0, 1]
 * @param reviewed share of the rows whose pre-label goes to review
 * @param labelled share of the rows that a person labels
 * @param decisionsPerRow of people, without rework
 * @param acceptedAccuracy share of right labels among those that no person sees, as far as people
 *     compared some like them
 */
record Expected(
    double acceptedByModel,
    double reviewed,
    double labelled,
    double decisionsPerRow,
    Share acceptedAccuracy) {

  /** For rows with these confidences, in [0, 1]; without any, or without a model, all by people. */
  static Expected of(Policy policy, List<Double> confidences, Precisions precisions) {
    double reviews = policy.review().stages().stream().mapToDouble(ReviewStage::share).sum();
    PreLabelPolicy preLabel = policy.preLabel();
    if (preLabel == null || confidences.isEmpty()) {
      return new Expected(0, 0, 1, 1 + reviews, Share.of(0, 0));
    }
    double rows = confidences.size();
    double confident = count(confidences, preLabel.acceptFrom(), 2) / rows;
    double accepted = confident * (1 - preLabel.auditShare());
    double unsure = count(confidences, -1, preLabel.suggestFrom()) / rows;
    double reviewed = 1 - accepted - unsure;
    return new Expected(
        accepted,
        reviewed,
        unsure,
        reviewed * reviews + unsure * (1 + reviews),
        precisions.from(preLabel.acceptFrom(), confidences));
  }

  private static long count(List<Double> confidences, double from, double below) {
    return confidences.stream().filter(value -> value >= from && value < below).count();
  }
}
