package io.countersign.ops.http;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.AcceptedBy;
import io.countersign.engine.datarow.ContentRef;
import io.countersign.engine.datarow.DataRowFold;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.Review;
import io.countersign.engine.datarow.Route;
import io.countersign.engine.datarow.Task;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.engine.sla.SlaState;
import io.countersign.engine.task.TaskId;
import io.countersign.ops.http.RowReader.Read;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A data row as it is, or was.
 *
 * @param stage that it waits at for a person
 * @param task that waits for a person
 * @param annotations of the label that stands
 * @param truth the true label, for those who may see it
 * @param route where its pre-label sent it, and {@code routeReason} why
 * @param finishedAt when it was accepted or skipped
 */
record DataRowView(
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
    ContentRef content,
    Map<String, String> metadata,
    int policyVersion,
    @Nullable Route route,
    Route.@Nullable Reason routeReason,
    List<Annotation> annotations,
    List<LabelView> labels,
    List<Review> reviews,
    @Nullable List<Annotation> truth,
    @Nullable AcceptedBy acceptedBy,
    Instant registeredAt,
    Instant changedAt,
    @Nullable Instant finishedAt,
    long version,
    Instant asOf,
    long position) {

  static DataRowView of(Read read, boolean withTruth, boolean withUnsure, Instant asOf) {
    DataRowFold row = read.row();
    @Nullable Task task = row.task().orElse(null);
    List<Annotation> truth = row.registered().benchmark();
    return new DataRowView(
        row.id(),
        row.registered().key(),
        row.projectId(),
        row.batchId(),
        row.state(),
        task == null ? null : task.stage(),
        task == null ? null : task.id(),
        task == null ? null : task.assignee(),
        task == null ? null : task.dueAt(),
        task == null ? null : task.sla(),
        row.round(),
        row.registered().content(),
        row.registered().metadata(),
        row.registered().policyVersion(),
        row.routed().map(routed -> routed.route()).orElse(null),
        withTruth ? row.routed().map(routed -> routed.reason()).orElse(null) : null,
        row.annotations(),
        LabelView.shown(row, withUnsure),
        row.reviews(),
        withTruth && !truth.isEmpty() ? truth : null,
        row.acceptedBy().orElse(null),
        row.registeredAt(),
        row.changedAt(),
        row.finishedAt().orElse(null),
        row.version(),
        asOf,
        read.position());
  }
}
