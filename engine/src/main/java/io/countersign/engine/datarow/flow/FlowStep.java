package io.countersign.engine.datarow.flow;

import io.countersign.engine.datarow.Review;
import io.countersign.engine.datarow.TaskKind;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.project.Flow;
import io.countersign.engine.project.Group;
import io.countersign.engine.project.ReviewPolicy;
import io.countersign.engine.project.ReviewStage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a data row can wait in its flow: the activities of the process definitions that do; the
 * wire form is the id of the activity.
 */
public enum FlowStep {
  PRE_LABEL("pre-label-data-row", null, 0),
  LABEL("label-data-row", TaskKind.LABEL, 0),
  REVIEW("review-label", TaskKind.REVIEW, 1),
  REVIEW_AGAIN("review-label-again", TaskKind.REVIEW, 2),
  REWORK("rework-label", TaskKind.REWORK, 1),
  REWORK_AGAIN("rework-label-again", TaskKind.REWORK, 2),
  ADJUDICATE("adjudicate-label", TaskKind.ADJUDICATE, 0);

  private final String wireName;
  private final @Nullable TaskKind kind;
  private final int reviewStage;

  FlowStep(String wireName, @Nullable TaskKind kind, int reviewStage) {
    this.wireName = wireName;
    this.kind = kind;
    this.reviewStage = reviewStage;
  }

  /**
   * The step of this wire form.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static FlowStep ofWireName(String wireName) {
    return Arrays.stream(values())
        .filter(place -> place.wireName.equals(wireName))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("Expected a known step, but got " + wireName));
  }

  /** Where {@code row} waits; empty once it is finished. */
  public static Optional<FlowStep> of(DataRowFold row, ReviewPolicy policy) {
    return switch (row.state()) {
      case AWAITING_PRE_LABEL -> Optional.of(PRE_LABEL);
      case LABEL -> Optional.of(LABEL);
      case REVIEW -> row.task().map(task -> reviewOf(policy, task.stage()));
      case REWORK -> Optional.of(reworkOf(policy, row.reviews()));
      case ADJUDICATE -> Optional.of(ADJUDICATE);
      case REGISTERED, ACCEPTED, SKIPPED -> Optional.empty();
    };
  }

  private static FlowStep reviewOf(ReviewPolicy policy, String stage) {
    return isFirst(policy, stage) ? REVIEW : REVIEW_AGAIN;
  }

  /** Rework comes of the last review, and goes back to it. */
  private static FlowStep reworkOf(ReviewPolicy policy, List<Review> reviews) {
    boolean again = !reviews.isEmpty() && !isFirst(policy, reviews.get(reviews.size() - 1).stage());
    return again ? REWORK_AGAIN : REWORK;
  }

  private static boolean isFirst(ReviewPolicy policy, String stage) {
    return policy.stages().get(0).name().equals(stage);
  }

  /** Whether a flow has it. */
  public boolean isIn(Flow flow) {
    return reviewStage <= flow.stages();
  }

  public String wireName() {
    return wireName;
  }

  /** What the task at this place asks of a person. */
  public TaskKind kind() {
    if (kind == null) {
      throw new IllegalStateException("Expected a place for people, but " + this + " is none");
    }
    return kind;
  }

  /** The name of the stage, as policies and service levels know it. */
  public String stage(ReviewPolicy policy) {
    return switch (kind()) {
      case LABEL -> "label";
      case REVIEW -> reviewStage(policy).name();
      case REWORK -> "rework";
      case ADJUDICATE -> "adjudicate";
    };
  }

  /** The name of the stage; empty where no person works, or the policy has no such stage. */
  public Optional<String> stageIn(ReviewPolicy policy) {
    boolean missing =
        kind == null || (kind == TaskKind.REVIEW && reviewStage > policy.stages().size());
    return missing ? Optional.empty() : Optional.of(stage(policy));
  }

  /** Whose members may claim the task. */
  public Group group(ReviewPolicy policy) {
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
