package io.countersign.projections.task;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.TaskKind;
import io.countersign.engine.project.UserId;
import io.countersign.engine.sla.SlaState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which finished tasks of a project are wanted; {@code null} does not restrict.
 *
 * @param outcomes any of these; none for all
 * @param from when the first of them was done
 * @param to before when they were done
 */
public record DoneTaskFilter(
    @Nullable String stage,
    @Nullable UserId assignee,
    @Nullable TaskKind kind,
    @Nullable SlaState sla,
    @Nullable BatchId batch,
    List<DoneTask.Outcome> outcomes,
    @Nullable Instant from,
    @Nullable Instant to) {
  public static final DoneTaskFilter ALL = of(null, null);

  public DoneTaskFilter {
    outcomes = List.copyOf(outcomes);
  }

  /** Those of a stage and a person. */
  public static DoneTaskFilter of(@Nullable String stage, @Nullable UserId assignee) {
    return new DoneTaskFilter(stage, assignee, null, null, null, List.of(), null, null);
  }
}
