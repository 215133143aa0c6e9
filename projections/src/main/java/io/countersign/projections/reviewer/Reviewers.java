package io.countersign.projections.reviewer;

import io.countersign.engine.figure.Share;
import io.countersign.engine.project.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the reviewers of a project decide. */
public record Reviewers(List<Reviewer> items, @Nullable Instant asOf, long position) {

  /**
   * How one reviewer decides.
   *
   * @param decisions of all kinds
   * @param medianSeconds for a decision, as told by the client, else since the claim
   * @param rejectionRate share of the decisions that rejected
   * @param agreement share of the decisions that the final labels of accepted rows confirm
   */
  public record Reviewer(
      UserId reviewer,
      long decisions,
      long approved,
      long corrected,
      long rejected,
      long adjudicated,
      @Nullable Double medianSeconds,
      Share rejectionRate,
      Share agreement) {}
}
