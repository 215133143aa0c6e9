package io.countersign.projections.task;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.DataRowEvent;
import io.countersign.engine.datarow.DataRowEvent.DataRowSkipped;
import io.countersign.engine.datarow.DataRowEvent.LabelAdjudicated;
import io.countersign.engine.datarow.DataRowEvent.LabelApproved;
import io.countersign.engine.datarow.DataRowEvent.LabelCorrected;
import io.countersign.engine.datarow.DataRowEvent.LabelRejected;
import io.countersign.engine.datarow.DataRowEvent.LabelSubmitted;
import io.countersign.engine.datarow.DataRowEvent.SkipProposed;
import io.countersign.engine.datarow.Decided;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.TaskKind;
import io.countersign.engine.datarow.TaskState;
import io.countersign.engine.datarow.fold.Task;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.engine.sla.SlaState;
import io.countersign.projections.fold.RowSnapshot;
import io.countersign.projections.fold.RowStep;
import io.countersign.projections.store.Fields;
import io.countersign.projections.task.DoneTask.Outcome;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Finished tasks as documents. Their ids fall as positions grow, so that the order of ids is the
 * latest first. A task that ended without a person's decision is not one of them; where a person
 * skips a row that others work on too, theirs are not. Who passed a task on is done with it, though
 * it is open to others.
 */
final class DoneTasks {
  static final String PROJECT = "project";
  static final String STAGE = "stage";
  static final String ASSIGNEE = "assignee";

  private static final Map<Class<? extends DataRowEvent>, Outcome> OUTCOMES =
      Map.of(
          LabelSubmitted.class, Outcome.SUBMITTED,
          LabelApproved.class, Outcome.APPROVED,
          LabelCorrected.class, Outcome.CORRECTED,
          LabelRejected.class, Outcome.REJECTED,
          LabelAdjudicated.class, Outcome.ADJUDICATED,
          DataRowSkipped.class, Outcome.SKIPPED,
          SkipProposed.class, Outcome.SKIP_PROPOSED);

  private DoneTasks() {}

  /** The document of the task that a step finished, if it did. */
  static Optional<Document> write(RowStep step) {
    @Nullable Outcome outcome = OUTCOMES.get(step.event().getClass());
    return outcome == null
        ? Optional.empty()
        : held(step).stream()
            .filter(task -> decided(step.event()).filter(task.id()::equals).isPresent())
            .findFirst()
            .map(task -> write(step, task, outcome));
  }

  /** The tasks as they were, of which somebody may be done with one. */
  private static List<Task> held(RowStep step) {
    @Nullable RowSnapshot before = step.before();
    return step.event() instanceof SkipProposed && before != null ? before.tasks() : step.ended();
  }

  private static Optional<TaskId> decided(DataRowEvent event) {
    if (event instanceof SkipProposed proposal) {
      return Optional.of(proposal.taskId());
    }
    return event instanceof DataRowSkipped skipped
        ? Optional.of(skipped.taskId())
        : Decided.by(event);
  }

  private static Document write(RowStep step, Task task, Outcome outcome) {
    return new Document(Fields.ID, HexFormat.of().toHexDigits(Long.MAX_VALUE - step.position()))
        .append("task", task.id().toString())
        .append("key", step.key())
        .append(PROJECT, step.project().value())
        .append("batch", step.batch().value())
        .append(STAGE, task.stage())
        .append("kind", task.kind().name())
        .append("round", task.round())
        .append(ASSIGNEE, Optional.ofNullable(task.assignee()).map(UserId::value).orElse(null))
        .append("priority", task.priority())
        .append("dueAt", Fields.date(task.dueAt()))
        .append("sla", task.sla().name())
        .append("outcome", outcome.name())
        .append("openedAt", Fields.date(task.openedAt()))
        .append("doneAt", Fields.date(step.at()))
        .append(Fields.POSITION, step.position());
  }

  static DoneTask read(Document document) {
    TaskId id = TaskId.parse(Fields.text(document, "task"));
    return new DoneTask(
        id,
        id.dataRowId(),
        Fields.text(document, "key"),
        new ProjectId(Fields.text(document, PROJECT)),
        new BatchId(Fields.text(document, "batch")),
        Fields.text(document, STAGE),
        TaskKind.valueOf(Fields.text(document, "kind")),
        document.getInteger("round"),
        TaskState.DONE,
        Optional.ofNullable(document.getString(ASSIGNEE)).map(UserId::new).orElse(null),
        document.getInteger("priority"),
        Fields.instant(document, "dueAt"),
        SlaState.valueOf(Fields.text(document, "sla")),
        Outcome.valueOf(Fields.text(document, "outcome")),
        instant(document, "openedAt"),
        instant(document, "doneAt"));
  }

  private static Instant instant(Document document, String field) {
    return Objects.requireNonNull(Fields.instant(document, field));
  }
}
