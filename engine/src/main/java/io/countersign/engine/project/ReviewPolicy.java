package io.countersign.engine.project;

import java.time.Duration;
import java.util.List;

/**
 * How labels are reviewed.
 *
 * @param flow the key of the process that a data row goes through
 * @param flowVersion the version of that process
 * @param stages of review, in order
 * @param maxRounds of labelling, the first included; a rejection in the last goes to a lead
 * @param claimMinutes how long a claim lasts
 * @param rejectionReasons the codes that a rejection may give
 * @param repeatReviewers whether one person may review a label at several stages
 */
public record ReviewPolicy(
    String flow,
    int flowVersion,
    List<ReviewStage> stages,
    int maxRounds,
    int claimMinutes,
    List<String> rejectionReasons,
    boolean repeatReviewers) {
  public ReviewPolicy {
    stages = stages == null ? List.of() : List.copyOf(stages);
    rejectionReasons = rejectionReasons == null ? List.of() : List.copyOf(rejectionReasons);
  }

  /** The process that a data row goes through. */
  public FlowId flowId() {
    return new FlowId(flow, flowVersion);
  }

  public Duration claimDuration() {
    return Duration.ofMinutes(claimMinutes);
  }
}
