package io.countersign.ops.server.tasks;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.ContentRef;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.Label;
import io.countersign.engine.datarow.ReviewOutcome;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.TaskKind;
import io.countersign.engine.datarow.TaskState;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.datarow.fold.Task;
import io.countersign.engine.project.Group;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.engine.sla.SlaState;
import io.countersign.ops.server.answers.AsOf;
import io.countersign.ops.server.datarows.LabelView;
import io.countersign.ops.server.datarows.ReviewView;
import io.countersign.ops.server.directory.Names;
import io.countersign.ops.server.knowledge.KnownRow;
import io.countersign.projections.task.DoneTask;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A task as it is shown to those who may do it.
 *
 * @param group whose members may do it
 * @param label that stands, which a review is about
 * @param reservedFor the only one who may claim it
 * @param rejection that it comes of, where it is rework or adjudication
 * @param previous labels, the oldest first
 * @param reviews so far, the oldest first
 * @param content what the row is about; the bytes are at {@code /data-rows/ROW/content}
 * @param policyVersion of the project that the row is labelled under
 * @param outcome of a finished task, where it comes from a list of them, or where the caller would
 *     skip the row and it is open to others
 * @param version of the row, for {@code If-Match}
 */
record TaskView(
    TaskId id,
    DataRowId dataRow,
    String key,
    ProjectId project,
    BatchId batch,
    String stage,
    TaskKind kind,
    Group group,
    int round,
    TaskState state,
    @Nullable UserId assignee,
    @Nullable String assigneeName,
    @Nullable UserId reservedFor,
    @Nullable Instant claimExpiresAt,
    int priority,
    Instant openedAt,
    @Nullable Instant dueAt,
    SlaState sla,
    boolean escalated,
    @Nullable LabelView label,
    List<LabelView> previous,
    List<ReviewView> reviews,
    @Nullable ReviewView rejection,
    ContentRef content,
    Map<String, String> metadata,
    int policyVersion,
    @Nullable String instructions,
    DoneTask.@Nullable Outcome outcome,
    @Nullable Instant doneAt,
    long version,
    Instant asOf,
    long position) {

  static TaskView of(
      DataRowFold row, Task task, KnownRow known, @Nullable String instructions, Told told) {
    @Nullable Label standing = row.label().orElse(null);
    List<LabelView> labels = LabelView.of(known.labels(row), told.names());
    LabelView shown = standing == null ? null : LabelView.of(standing, told.names());
    List<LabelView> previous = labels.stream().filter(label -> !label.equals(shown)).toList();
    List<ReviewView> reviews = ReviewView.of(known.reviews(row), told.names());
    return new TaskView(
        task.id(),
        row.id(),
        row.registered().key(),
        row.projectId(),
        row.batchId(),
        task.stage(),
        task.kind(),
        task.group(),
        task.round(),
        task.state(),
        task.assignee(),
        told.names().ofNullable(task.assignee()),
        task.reservedFor(),
        task.claimExpiresAt(),
        task.priority(),
        task.openedAt(),
        task.dueAt(),
        task.sla(),
        task.escalated(),
        shown,
        previous,
        reviews,
        rejection(task, reviews),
        row.registered().content(),
        row.registered().metadata(),
        row.registered().policyVersion(),
        instructions,
        null,
        null,
        row.version(),
        told.asOf().asOf(),
        told.asOf().position());
  }

  /** How a view is told: as of when, and with which names. */
  record Told(AsOf asOf, Names names) {}

  /** Why the work came back. */
  private static @Nullable ReviewView rejection(Task task, List<ReviewView> reviews) {
    boolean back = task.kind() == TaskKind.REWORK || task.kind() == TaskKind.ADJUDICATE;
    return reviews.stream()
        .filter(review -> back && review.outcome() == ReviewOutcome.REJECTED)
        .filter(review -> !review.at().isAfter(task.openedAt()))
        .reduce((earlier, later) -> later)
        .orElse(null);
  }

  /** The same as it was for whoever is done with it. */
  TaskView done(DoneTask done, Names names) {
    return done(done.assignee(), names, done.outcome(), done.doneAt());
  }

  /** The same for whoever would skip the row: they are done with it, though others are not. */
  TaskView passedOnBy(UserId person, Names names) {
    return done(person, names, DoneTask.Outcome.SKIP_PROPOSED, null);
  }

  private TaskView done(
      @Nullable UserId by, Names names, DoneTask.Outcome how, @Nullable Instant when) {
    return new TaskView(
        id,
        dataRow,
        key,
        project,
        batch,
        stage,
        kind,
        group,
        round,
        TaskState.DONE,
        by,
        names.ofNullable(by),
        reservedFor,
        claimExpiresAt,
        priority,
        openedAt,
        dueAt,
        sla,
        escalated,
        label,
        previous,
        reviews,
        rejection,
        content,
        metadata,
        policyVersion,
        instructions,
        how,
        when,
        version,
        asOf,
        position);
  }
}
