package io.countersign.engine.project;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
 * @param minimumViewMillis how long a row is on the screen before a decision about it counts, in
 *     milliseconds; pages take 300 where the policy leaves it out, and 0 for at once
 * @param claimOrder which task is claimed next; {@code DUE_FIRST} where the policy leaves it out
 * @param confirmSkips whether a row is only skipped once a second person says, too, that it can't
 *     be labelled; not where the policy leaves it out
 */
public record ReviewPolicy(
    String flow,
    int flowVersion,
    List<ReviewStage> stages,
    int maxRounds,
    int claimMinutes,
    List<String> rejectionReasons,
    boolean repeatReviewers,
    @Nullable Integer minimumViewMillis,
    @Nullable ClaimOrder claimOrder,
    @Nullable Boolean confirmSkips) {
  public ReviewPolicy {
    stages = stages == null ? List.of() : List.copyOf(stages);
    rejectionReasons = rejectionReasons == null ? List.of() : List.copyOf(rejectionReasons);
  }

  /** Leaves out the order of claims, and that skips are confirmed. */
  public ReviewPolicy(
      String flow,
      int flowVersion,
      List<ReviewStage> stages,
      int maxRounds,
      int claimMinutes,
      List<String> rejectionReasons,
      boolean repeatReviewers,
      @Nullable Integer minimumViewMillis) {
    this(
        flow,
        flowVersion,
        stages,
        maxRounds,
        claimMinutes,
        rejectionReasons,
        repeatReviewers,
        minimumViewMillis,
        null,
        null);
  }

  /** Leaves out what may be left out. */
  public ReviewPolicy(
      String flow,
      int flowVersion,
      List<ReviewStage> stages,
      int maxRounds,
      int claimMinutes,
      List<String> rejectionReasons) {
    this(flow, flowVersion, stages, maxRounds, claimMinutes, rejectionReasons, false, null);
  }

  /** The process that a data row goes through. */
  public FlowId flowId() {
    return new FlowId(flow, flowVersion);
  }

  /** Which task is claimed next. */
  public ClaimOrder orderOfClaims() {
    return claimOrder == null ? ClaimOrder.DUE_FIRST : claimOrder;
  }

  /** Whether a second person has to say, too, that a row can't be labelled. */
  public boolean skipsAreConfirmed() {
    return Boolean.TRUE.equals(confirmSkips);
  }

  public Duration claimDuration() {
    return Duration.ofMinutes(claimMinutes);
  }
}
