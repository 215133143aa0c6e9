package io.countersign.ops.server.datarows;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.ContentRef;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.Route;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.flow.Activity;
import io.countersign.engine.datarow.flow.FlowStep;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.datarow.fold.Task;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.ReviewPolicy;
import io.countersign.engine.project.UserId;
import io.countersign.engine.sla.SlaState;
import io.countersign.ops.server.datarows.RowReader.Read;
import io.countersign.ops.server.directory.Names;
import io.countersign.ops.server.knowledge.KnownRow;
import io.countersign.projections.row.Acceptance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A data row as it is, or was.
 *
 * @param flow that it goes through, in {@code flowVersion}, as the policy says that it came under
 * @param step of the flow that it waits at
 * @param endStep of the flow that it ended at
 * @param stage that it waits at for a person
 * @param task that waits for a person, the first of {@code tasks}
 * @param tasks that wait for people, the oldest first
 * @param annotations of the label that stands
 * @param truth the true label, for those who may see it
 * @param events that it was folded from
 * @param route where its pre-label sent it, and {@code routeReason} why
 * @param sureness how sure it is that the label is right, where the flow asks for that, for those
 *     who may know true labels
 * @param reopeningAsked who asks that it be reopened, if somebody does
 * @param finishedAt when it was accepted, skipped or withdrawn
 */
record DataRowView(
    DataRowId id,
    String key,
    ProjectId project,
    BatchId batch,
    DataRowState state,
    String flow,
    int flowVersion,
    @Nullable Activity step,
    @Nullable String endStep,
    @Nullable String stage,
    @Nullable TaskId task,
    List<TaskId> tasks,
    @Nullable UserId assignee,
    @Nullable String assigneeName,
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
    List<ReviewView> reviews,
    @Nullable List<Annotation> truth,
    @Nullable Acceptance acceptedBy,
    @Nullable SurenessView sureness,
    @Nullable ReopeningRequest reopeningAsked,
    Instant registeredAt,
    Instant changedAt,
    @Nullable Instant finishedAt,
    long version,
    int events,
    Instant asOf,
    long position) {

  /** Somebody's wish that the row be reopened. */
  record ReopeningRequest(UserId by, String byName, String reason) {}

  static DataRowView of(Read read, KnownRow known, ReviewPolicy policy, Names names, Instant asOf) {
    DataRowFold row = read.row();
    @Nullable Task task = row.openTasks().stream().findFirst().orElse(null);
    return new DataRowView(
        row.id(),
        row.registered().key(),
        row.projectId(),
        row.batchId(),
        row.state(),
        policy.flow(),
        policy.flowVersion(),
        FlowStep.of(row).stream().map(FlowStep::activity).findFirst().orElse(null),
        endStep(row.state()),
        task == null ? null : task.stage(),
        task == null ? null : task.id(),
        row.openTasks().stream().map(Task::id).toList(),
        task == null ? null : task.assignee(),
        task == null ? null : names.ofNullable(task.assignee()),
        task == null ? null : task.dueAt(),
        task == null ? null : task.sla(),
        row.round(),
        row.registered().content(),
        row.registered().metadata(),
        row.registered().policyVersion(),
        row.routed().map(routed -> routed.route()).orElse(null),
        known.routeReason(row),
        row.annotations(),
        LabelView.of(known.labels(row), names),
        ReviewView.of(known.reviews(row), names),
        known.truth(),
        Acceptance.of(row).orElse(null),
        SurenessView.of(row, known),
        row.reopeningAsked()
            .map(asked -> new ReopeningRequest(asked.by(), names.of(asked.by()), asked.reason()))
            .orElse(null),
        row.registeredAt(),
        row.changedAt(),
        row.finishedAt().orElse(null),
        row.version(),
        read.events().size(),
        asOf,
        read.position());
  }

  /** Where its token ended, as the process definitions call it. */
  private static @Nullable String endStep(DataRowState state) {
    return switch (state) {
      case ACCEPTED -> "finish-data-row";
      case SKIPPED -> "end-skip";
      default -> null;
    };
  }
}
