package io.countersign.projections;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.AcceptedBy;
import io.countersign.engine.datarow.Comeback;
import io.countersign.engine.datarow.ContentRef;
import io.countersign.engine.datarow.DataRowEvent;
import io.countersign.engine.datarow.DataRowEvent.ClaimExpired;
import io.countersign.engine.datarow.DataRowEvent.DataRowAccepted;
import io.countersign.engine.datarow.DataRowEvent.DataRowRegistered;
import io.countersign.engine.datarow.DataRowEvent.DataRowReopened;
import io.countersign.engine.datarow.DataRowEvent.DataRowRestored;
import io.countersign.engine.datarow.DataRowEvent.DataRowRouted;
import io.countersign.engine.datarow.DataRowEvent.DataRowSkipped;
import io.countersign.engine.datarow.DataRowEvent.DataRowWithdrawn;
import io.countersign.engine.datarow.DataRowEvent.LabelAdjudicated;
import io.countersign.engine.datarow.DataRowEvent.LabelApproved;
import io.countersign.engine.datarow.DataRowEvent.LabelCorrected;
import io.countersign.engine.datarow.DataRowEvent.LabelRejected;
import io.countersign.engine.datarow.DataRowEvent.LabelSubmitted;
import io.countersign.engine.datarow.DataRowEvent.LookAsked;
import io.countersign.engine.datarow.DataRowEvent.PreLabelFailed;
import io.countersign.engine.datarow.DataRowEvent.PreLabelProposed;
import io.countersign.engine.datarow.DataRowEvent.PreLabelRequested;
import io.countersign.engine.datarow.DataRowEvent.ReopeningAsked;
import io.countersign.engine.datarow.DataRowEvent.ReopeningDeclined;
import io.countersign.engine.datarow.DataRowEvent.ReopeningUndone;
import io.countersign.engine.datarow.DataRowEvent.SentToRework;
import io.countersign.engine.datarow.DataRowEvent.SkipProposed;
import io.countersign.engine.datarow.DataRowEvent.SlaAtRisk;
import io.countersign.engine.datarow.DataRowEvent.SlaBreached;
import io.countersign.engine.datarow.DataRowEvent.TaskClaimed;
import io.countersign.engine.datarow.DataRowEvent.TaskEscalated;
import io.countersign.engine.datarow.DataRowEvent.TaskOpened;
import io.countersign.engine.datarow.DataRowEvent.TaskReleased;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.LookReason;
import io.countersign.engine.datarow.Route;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.TaskKind;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.datarow.fold.Task;
import io.countersign.engine.project.Group;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What happened to a row. */
final class RowStory {
  static final Duration LIMIT = Duration.ofHours(8);

  private final Story story;
  private final DataRowId id;
  private final DataRowFold row = new DataRowFold();

  private RowStory(Story story, DataRowId id) {
    this.story = story;
    this.id = id;
  }

  static RowStory registered(Story story, ProjectId project, BatchId batch, String id) {
    return registered(story, project, batch, id, Map.of());
  }

  static RowStory registered(
      Story story, ProjectId project, BatchId batch, String id, Map<String, String> metadata) {
    RowStory row = new RowStory(story, new DataRowId(id));
    ContentRef content = new ContentRef("ab", "image/png", 100, 28, 28, null);
    return row.and(
        new DataRowRegistered(
            row.id, project, batch, "sku-" + id, content, metadata, List.of(), 1, false));
  }

  DataRowFold row() {
    return row;
  }

  /** Goes on with the story. */
  Story then() {
    return story;
  }

  RowStory pass(Duration time) {
    story.pass(time);
    return this;
  }

  private RowStory and(DataRowEvent event) {
    row.apply(event, story.now());
    story.append(id.value(), event);
    return this;
  }

  private Task task() {
    return row.tasks().get(row.tasks().size() - 1);
  }

  private UserId holder() {
    return Objects.requireNonNull(task().assignee());
  }

  RowStory requested() {
    return and(new PreLabelRequested(id, Story.RUN, Story.MODEL));
  }

  RowStory proposed(String category, double confidence) {
    return and(
        new PreLabelProposed(
            id, Story.RUN, Story.MODEL, Story.saying(category), confidence, List.of()));
  }

  RowStory failed() {
    return and(new PreLabelFailed(id, Story.RUN, Story.MODEL, "broken", null));
  }

  RowStory leftOut(String option) {
    return and(new PreLabelFailed(id, Story.RUN, Story.MODEL, "no " + option, option));
  }

  RowStory routed(Route route, Route.Reason reason) {
    return and(new DataRowRouted(id, route, reason));
  }

  /** A look for which the newest label is shown, or none. */
  RowStory lookAsked(TaskKind kind, LookReason reason) {
    Integer shown = kind == TaskKind.LABEL ? null : row.labels().size() - 1;
    int looks = row.looksOfThisPass().size();
    return and(new LookAsked(id, kind, reason, shown, looks == 0 ? 0 : 0.95, 0.99, looks));
  }

  RowStory opened(TaskKind kind, String stage) {
    if (kind == TaskKind.REWORK) {
      and(new SentToRework(id, row.round() + 1, row.labeller().orElse(null)));
    }
    return and(opened(kind, stage, false));
  }

  private TaskOpened opened(TaskKind kind, String stage, boolean independent) {
    Instant due = story.now().plus(LIMIT);
    return new TaskOpened(
        id,
        new TaskId(id, row.tasks().size() + 1),
        row.projectId(),
        row.batchId(),
        kind,
        stage,
        Group.LABELLERS,
        row.round(),
        independent,
        50,
        due.minusSeconds(3_600),
        due,
        independent ? List.of() : row.authors(),
        null);
  }

  RowStory claimed(String person) {
    Instant expires = story.now().plusSeconds(1_800);
    return and(new TaskClaimed(id, task().id(), new UserId(person), expires));
  }

  RowStory released() {
    return and(new TaskReleased(id, task().id(), holder()));
  }

  RowStory expired() {
    return and(new ClaimExpired(id, task().id(), holder()));
  }

  RowStory submitted(String category) {
    return submitted(Story.saying(category));
  }

  RowStory submitted(List<Annotation> annotations) {
    return and(
        new LabelSubmitted(
            id, task().id(), task().stage(), row.round(), holder(), annotations, null, null));
  }

  RowStory approved() {
    return and(
        new LabelApproved(id, task().id(), task().stage(), row.round(), holder(), null, null));
  }

  RowStory corrected(String category) {
    return and(
        new LabelCorrected(
            id,
            task().id(),
            task().stage(),
            row.round(),
            holder(),
            Story.saying(category),
            null,
            null,
            12.0));
  }

  RowStory rejected() {
    return and(
        new LabelRejected(
            id,
            task().id(),
            task().stage(),
            row.round(),
            holder(),
            "WRONG_CLASS",
            true,
            null,
            null));
  }

  RowStory adjudicated(String category) {
    return and(
        new LabelAdjudicated(
            id, task().id(), row.round(), holder(), Story.saying(category), null, null));
  }

  RowStory skipped() {
    return and(
        new DataRowSkipped(id, task().id(), task().stage(), holder(), "CANNOT_DECIDE", null));
  }

  RowStory skipProposed() {
    return and(new SkipProposed(id, task().id(), task().stage(), holder(), "CANNOT_DECIDE", null));
  }

  RowStory skippedFor(String reason) {
    return and(new DataRowSkipped(id, task().id(), task().stage(), holder(), reason, null));
  }

  RowStory accepted(AcceptedBy by) {
    return and(new DataRowAccepted(id, by, row.round(), row.annotations()));
  }

  RowStory acceptedAsSure() {
    return and(
        new DataRowAccepted(id, AcceptedBy.REVIEW, row.round(), row.annotations(), 0.998, 0.99));
  }

  RowStory reopened() {
    return and(
        new DataRowReopened(
            id, new UserId("lea"), "complaint", row.label().isEmpty() || row.labelRejected()));
  }

  RowStory reopeningAsked(String person) {
    return and(new ReopeningAsked(id, new UserId(person), "it is a coat"));
  }

  RowStory reopeningDeclined(String person) {
    return and(new ReopeningDeclined(id, new UserId("lea"), new UserId(person), null));
  }

  RowStory reopeningUndone() {
    return and(new ReopeningUndone(id, new UserId("lea")));
  }

  RowStory withdrawn() {
    return and(new DataRowWithdrawn(id, new UserId("lea"), "no consent"));
  }

  /** Back to where the domain would have it. */
  RowStory restored() {
    DataRowState before = row.withdrawnFrom().orElseThrow();
    boolean again = row.label().isEmpty() || row.labelRejected();
    Comeback onItsWay =
        before == DataRowState.AWAITING_PRE_LABEL
            ? Comeback.TO_MODEL
            : again ? Comeback.TO_LABEL : Comeback.TO_REVIEW;
    return and(
        new DataRowRestored(
            id, new UserId("lea"), before.finished() ? Comeback.AS_IT_WAS : onItsWay));
  }

  RowStory atRisk() {
    return and(new SlaAtRisk(id, task().id(), task().stage(), due()));
  }

  RowStory breached() {
    return and(new SlaBreached(id, task().id(), task().stage(), due()));
  }

  RowStory escalated() {
    return and(new TaskEscalated(id, task().id(), 90, "overdue"));
  }

  private Instant due() {
    return Objects.requireNonNull(task().dueAt());
  }

  /** A label task, claimed and submitted in ten minutes. */
  RowStory labelledBy(String person, String category) {
    return opened(TaskKind.LABEL, "label")
        .claimed(person)
        .pass(Duration.ofMinutes(10))
        .submitted(category);
  }

  /** A label task for each, none of whom knows of the others' labels; each takes ten minutes. */
  RowStory independently(Map<String, List<Annotation>> labels) {
    int first = row.tasks().size() + 1;
    labels.keySet().forEach(person -> and(opened(TaskKind.LABEL, "label", true)));
    int number = first;
    for (Map.Entry<String, List<Annotation>> label : labels.entrySet()) {
      TaskId task = new TaskId(id, number++);
      UserId person = new UserId(label.getKey());
      and(new TaskClaimed(id, task, person, story.now().plusSeconds(1_800)));
      pass(Duration.ofMinutes(10));
      and(new LabelSubmitted(id, task, "label", row.round(), person, label.getValue(), null, null));
    }
    return this;
  }

  /** A review task, claimed by a person for two minutes. */
  RowStory inReviewBy(String person) {
    return opened(TaskKind.REVIEW, "review").claimed(person).pass(Duration.ofMinutes(2));
  }
}
