package io.countersign.engine.datarow.flow;

import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.datarow.fold.Task;
import io.countersign.engine.project.ReviewPolicy;
import io.countersign.engine.project.ReviewStage;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a data row can wait in its flow.
 *
 * @param stage as policies and service levels call it
 */
public record FlowStep(Activity activity, String stage) {
  /** Where labels are made first. */
  public static final String LABEL_STAGE = "label";

  private static final FlowStep PRE_LABEL = new FlowStep(Activity.PRE_LABEL, "pre-label");
  private static final FlowStep LABEL = new FlowStep(Activity.LABEL, LABEL_STAGE);
  private static final FlowStep REWORK = new FlowStep(Activity.REWORK, "rework");
  private static final FlowStep ADJUDICATE = new FlowStep(Activity.ADJUDICATE, "adjudicate");

  /** Where {@code task} waits. */
  public static FlowStep of(Task task) {
    return new FlowStep(Activity.of(task.kind()), task.stage());
  }

  /** Where {@code row} waits, each place once; nowhere once it is finished. */
  public static List<FlowStep> of(DataRowFold row) {
    if (row.state() == DataRowState.AWAITING_PRE_LABEL) {
      return List.of(PRE_LABEL);
    }
    List<Task> open = row.openTasks();
    return open.size() == 1
        ? List.of(of(open.get(0)))
        : open.stream().map(FlowStep::of).distinct().toList();
  }

  /** Where rows can wait under {@code policy}, in the order in which they come there. */
  public static List<FlowStep> of(ReviewPolicy policy) {
    return Stream.of(
            Stream.of(PRE_LABEL, LABEL),
            policy.stages().stream().map(FlowStep::of),
            Stream.of(REWORK, ADJUDICATE))
        .flatMap(steps -> steps)
        .toList();
  }

  private static FlowStep of(ReviewStage stage) {
    return new FlowStep(Activity.REVIEW, stage.name());
  }
}
