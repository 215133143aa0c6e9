package io.countersign.engine.project;

import java.time.Duration;
import java.util.List;

/**
 * How labels are reviewed.
 *
 * @param flow the process definition that a data row follows
 * @param stages of review, in order
 * @param maxRounds of labelling, the first included; a rejection in the last goes to a lead
 * @param claimMinutes how long a claim lasts
 * @param rejectionReasons the codes that a rejection may give
 */
public record ReviewPolicy(
    String flow,
    List<ReviewStage> stages,
    int maxRounds,
    int claimMinutes,
    List<String> rejectionReasons) {
  public ReviewPolicy {
    stages = stages == null ? List.of() : List.copyOf(stages);
    rejectionReasons = rejectionReasons == null ? List.of() : List.copyOf(rejectionReasons);
  }

  public Duration claimDuration() {
    return Duration.ofMinutes(claimMinutes);
  }
}
