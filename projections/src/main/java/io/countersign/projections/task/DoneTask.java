package io.countersign.projections.task;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.TaskKind;
import io.countersign.engine.datarow.TaskState;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.engine.sla.SlaState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task that a person has done.
 *
 * @param assignee who did it
 * @param state always {@code DONE}
 */
public record DoneTask(
    TaskId id,
    DataRowId dataRow,
    String key,
    ProjectId project,
    BatchId batch,
    String stage,
    TaskKind kind,
    int round,
    TaskState state,
    @Nullable UserId assignee,
    int priority,
    @Nullable Instant dueAt,
    SlaState sla,
    Outcome outcome,
    Instant openedAt,
    Instant doneAt) {

  /** How it ended. */
  public enum Outcome {
    SUBMITTED,
    APPROVED,
    CORRECTED,
    REJECTED,
    ADJUDICATED,
    SKIPPED,
    /** Said that the row can't be labelled, and another person was to look at it, too. */
    SKIP_PROPOSED;

    /** Decisions about labels. */
    public static final List<Outcome> DECISIONS =
        List.of(APPROVED, CORRECTED, REJECTED, ADJUDICATED);
  }
}
