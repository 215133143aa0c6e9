package io.countersign.ops.server.tasks;

import io.countersign.engine.datarow.TaskKind;
import io.countersign.engine.datarow.TaskState;
import io.countersign.engine.sla.SlaState;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.projections.task.DoneTask;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks somebody wants to see; all of it has to hold.
 *
 * @param state of open and claimed ones, unless it is given
 * @param assignee an id, a name or {@code me}
 * @param reservedFor whose rework it is: an id, a name or {@code me}; not of finished ones
 * @param batch its id or name
 * @param outcome of finished ones
 * @param decision whether they ended with a decision about a label that somebody else wrote
 * @param doneFrom when they were finished
 * @param doneTo before when they were finished
 */
record TaskWish(
    @Nullable String stage,
    @Nullable TaskState state,
    @Nullable TaskKind kind,
    @Nullable SlaState sla,
    @Nullable String batch,
    @Nullable String assignee,
    @Nullable String reservedFor,
    DoneTask.@Nullable Outcome outcome,
    @Nullable Boolean decision,
    @Nullable Instant doneFrom,
    @Nullable Instant doneTo) {

  /** In which ways they ended; none for all. */
  List<DoneTask.Outcome> outcomes() {
    if (Boolean.FALSE.equals(decision)) {
      throw RequestRefused.parameter("decision", "Expected true; leave it out otherwise");
    }
    if (outcome != null) {
      return List.of(outcome);
    }
    return decision == null ? List.of() : DoneTask.Outcome.DECISIONS;
  }

  /** Whether it restricts what only finished tasks have. */
  boolean isAboutFinished() {
    return outcome != null || decision != null || doneFrom != null || doneTo != null;
  }
}
