package io.countersign.processes.flow;

import io.countersign.engine.datarow.DataRowFold;
import io.countersign.engine.datarow.Review;
import io.countersign.engine.project.Group;
import io.countersign.engine.project.ReviewPolicy;
import io.countersign.engine.project.ReviewStage;
import io.countersign.engine.task.TaskKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a data row's token can wait: the activities of the process definitions that do. */
enum Place {
  PRE_LABEL("pre-label-data-row", null, 0),
  LABEL("label-data-row", TaskKind.LABEL, 0),
  REVIEW("review-label", TaskKind.REVIEW, 1),
  REVIEW_AGAIN("review-label-again", TaskKind.REVIEW, 2),
  REWORK("rework-label", TaskKind.REWORK, 1),
  REWORK_AGAIN("rework-label-again", TaskKind.REWORK, 2),
  ADJUDICATE("adjudicate-label", TaskKind.ADJUDICATE, 0);

  private final String activityId;
  private final @Nullable TaskKind kind;
  private final int reviewStage;

  Place(String activityId, @Nullable TaskKind kind, int reviewStage) {
    this.activityId = activityId;
    this.kind = kind;
    this.reviewStage = reviewStage;
  }

  static Place ofActivity(String activityId) {
    return Arrays.stream(values())
        .filter(place -> place.activityId.equals(activityId))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("Expected a known activity, but got " + activityId));
  }

  /** Where the token of {@code row} has to wait; empty once the row is finished. */
  static Optional<Place> of(DataRowFold row, ReviewPolicy policy) {
    return switch (row.state()) {
      case AWAITING_PRE_LABEL -> Optional.of(PRE_LABEL);
      case LABEL -> Optional.of(LABEL);
      case REVIEW -> row.task().map(task -> reviewOf(policy, task.stage()));
      case REWORK -> Optional.of(reworkOf(policy, lastReview(row).stage()));
      case ADJUDICATE -> Optional.of(ADJUDICATE);
      case REGISTERED, ACCEPTED, SKIPPED -> Optional.empty();
    };
  }

  private static Place reviewOf(ReviewPolicy policy, String stage) {
    return isFirst(policy, stage) ? REVIEW : REVIEW_AGAIN;
  }

  private static Place reworkOf(ReviewPolicy policy, String stage) {
    return isFirst(policy, stage) ? REWORK : REWORK_AGAIN;
  }

  private static boolean isFirst(ReviewPolicy policy, String stage) {
    return policy.stages().get(0).name().equals(stage);
  }

  private static Review lastReview(DataRowFold row) {
    List<Review> reviews = row.reviews();
    return reviews.get(reviews.size() - 1);
  }

  String activityId() {
    return activityId;
  }

  /** What the task at this place asks of a person. */
  TaskKind kind() {
    if (kind == null) {
      throw new IllegalStateException("Expected a place for people, but " + this + " is none");
    }
    return kind;
  }

  /** The name of the stage, as policies and service levels know it. */
  String stage(ReviewPolicy policy) {
    return switch (kind()) {
      case LABEL -> "label";
      case REVIEW -> reviewStage(policy).name();
      case REWORK -> "rework";
      case ADJUDICATE -> "adjudicate";
    };
  }

  /** Whose members may claim the task. */
  Group group(ReviewPolicy policy) {
    return switch (kind()) {
      case LABEL, REWORK -> Group.LABELLERS;
      case REVIEW -> reviewStage(policy).group();
      case ADJUDICATE -> Group.LEADS;
    };
  }

  private ReviewStage reviewStage(ReviewPolicy policy) {
    return policy.stages().get(reviewStage - 1);
  }
}
