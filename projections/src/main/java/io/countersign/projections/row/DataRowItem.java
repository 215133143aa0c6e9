package io.countersign.projections.row;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.ContentRef;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.flow.Activity;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.engine.sla.SlaState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A data row in a list.
 *
 * @param step of the flow that it waits at
 * @param stage that it waits at for a person
 * @param task that waits for a person
 * @param annotations of the label that stands
 * @param confidence of the model's last proposal
 * @param skipReason why it was skipped, if it is
 * @param finishedAt when it was accepted, skipped or withdrawn
 */
public record DataRowItem(
    DataRowId id,
    String key,
    ProjectId project,
    BatchId batch,
    ContentRef content,
    DataRowState state,
    @Nullable Activity step,
    @Nullable String stage,
    @Nullable TaskId task,
    @Nullable UserId assignee,
    @Nullable Instant dueAt,
    @Nullable SlaState sla,
    int round,
    List<Annotation> annotations,
    @Nullable Double confidence,
    @Nullable Acceptance acceptedBy,
    @Nullable String skipReason,
    Instant registeredAt,
    Instant changedAt,
    @Nullable Instant finishedAt,
    long version) {}
