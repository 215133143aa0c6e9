package io.countersign.projections.row;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.AcceptedBy;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.engine.sla.SlaState;
import io.countersign.engine.task.TaskId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A data row in a list.
 *
 * @param stage that it waits at for a person
 * @param task that waits for a person
 * @param annotations of the label that stands
 */
public record DataRowItem(
    DataRowId id,
    String key,
    ProjectId project,
    BatchId batch,
    DataRowState state,
    @Nullable String stage,
    @Nullable TaskId task,
    @Nullable UserId assignee,
    @Nullable Instant dueAt,
    @Nullable SlaState sla,
    int round,
    List<Annotation> annotations,
    @Nullable AcceptedBy acceptedBy,
    Instant registeredAt,
    Instant changedAt,
    long version) {}
