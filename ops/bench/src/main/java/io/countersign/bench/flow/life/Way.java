package io.countersign.bench.flow.life;

import io.countersign.engine.project.FlowId;
import io.countersign.engine.project.Group;
import io.countersign.engine.project.QualityPolicy;
import io.countersign.engine.project.ReviewPolicy;
import io.countersign.engine.project.ReviewStage;
import io.countersign.processes.Processes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way of a row that a model is unsure of: two people see it, and approve. */
enum Way {
  /** Each in a stage of their own. */
  TWO_STAGES(
      "staged-review",
      List.of(
          new ReviewStage("review", Group.REVIEWERS, 1),
          new ReviewStage("acceptance", Group.LEADS, 1)),
      null),
  /** As one approval leaves the label less sure than is wanted, and two don't. */
  UNTIL_SURE(
      "quality-target",
      List.of(new ReviewStage("review", Group.REVIEWERS, 1)),
      new QualityPolicy(0.999, 4));

  private final String flow;
  private final List<ReviewStage> stages;
  private final @Nullable QualityPolicy quality;

  Way(String flow, List<ReviewStage> stages, @Nullable QualityPolicy quality) {
    this.flow = flow;
    this.stages = stages;
    this.quality = quality;
  }

  ReviewPolicy review() {
    FlowId id = Processes.shippedFlows().newest(flow).orElseThrow().id();
    return new ReviewPolicy(
        id.key(), id.version(), stages, 3, 30, List.of("WRONG_CLASS"), false, null);
  }

  @Nullable QualityPolicy quality() {
    return quality;
  }

  /** Whom the second look belongs to. */
  Group second() {
    return stages.get(stages.size() - 1).group();
  }
}
