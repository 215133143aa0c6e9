package io.countersign.ops.server.datarows;

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
import io.countersign.ops.server.directory.Names;
import io.countersign.projections.row.Acceptance;
import io.countersign.projections.row.DataRowItem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A data row in a list.
 *
 * @param step of the flow that it waits at
 * @param stage that it waits at for a person
 * @param skipReason why it was skipped, if it is
 * @param annotations of the label that stands
 */
record DataRowLine(
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
    @Nullable String assigneeName,
    @Nullable Instant dueAt,
    @Nullable SlaState sla,
    int round,
    List<Annotation> annotations,
    @Nullable Acceptance acceptedBy,
    @Nullable String skipReason,
    Instant registeredAt,
    Instant changedAt,
    @Nullable Instant finishedAt,
    long version) {

  static List<DataRowLine> of(List<DataRowItem> rows, Names names) {
    return rows.stream().map(row -> of(row, names)).toList();
  }

  private static DataRowLine of(DataRowItem row, Names names) {
    return new DataRowLine(
        row.id(),
        row.key(),
        row.project(),
        row.batch(),
        row.content(),
        row.state(),
        row.step(),
        row.stage(),
        row.task(),
        row.assignee(),
        names.ofNullable(row.assignee()),
        row.dueAt(),
        row.sla(),
        row.round(),
        row.annotations(),
        row.acceptedBy(),
        row.skipReason(),
        row.registeredAt(),
        row.changedAt(),
        row.finishedAt(),
        row.version());
  }
}
