package io.countersign.projections.person;

import io.countersign.engine.figure.Share;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did in a project.
 *
 * @param today in UTC
 * @param last7Days today included
 */
public record PersonFigures(
    Figures today, Figures last7Days, @Nullable Instant asOf, long position) {

  /**
   * What somebody did in some days.
   *
   * @param labelled labels made, first or in rework
   * @param medianLabelSeconds for a label, as told by the client, else since the claim
   * @param decisions about labels, of all kinds
   * @param medianSeconds for a decision
   * @param rejectionRate share of the decisions that rejected
   * @param agreement share of the decisions on rows accepted in these days that the final labels
   *     confirm
   */
  public record Figures(
      long labelled,
      @Nullable Double medianLabelSeconds,
      long decisions,
      long approved,
      long corrected,
      long rejected,
      long adjudicated,
      @Nullable Double medianSeconds,
      Share rejectionRate,
      Share agreement) {}
}
