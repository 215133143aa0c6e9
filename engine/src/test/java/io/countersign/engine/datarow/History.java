package io.countersign.engine.datarow;

import static io.countersign.engine.datarow.Samples.BATCH;
import static io.countersign.engine.datarow.Samples.CONTENT;
import static io.countersign.engine.datarow.Samples.DUE;
import static io.countersign.engine.datarow.Samples.MODEL;
import static io.countersign.engine.datarow.Samples.NOW;
import static io.countersign.engine.datarow.Samples.PROJECT;
import static io.countersign.engine.datarow.Samples.ROW;
import static io.countersign.engine.datarow.Samples.RUN;
import static io.countersign.engine.datarow.Samples.WARN;
import static io.countersign.engine.datarow.Samples.saying;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.datarow.fold.Task;
import io.countersign.engine.datarow.label.SkipReason;
import io.countersign.engine.project.Group;
import io.countersign.engine.project.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What happened to the row of a test, told event by event; each event is at the same instant. */
final class History {
  /** When the claims of a history run out. */
  static final Instant EXPIRES = NOW.plus(Duration.ofMinutes(30));

  private final List<DataRowEvent> events = new ArrayList<>();
  private final DataRowFold row = new DataRowFold();

  private History() {}

  static History registered() {
    return new History().registered(false);
  }

  static History awaitingPreLabel() {
    return new History().registered(true);
  }

  /** A row that waits at a task of this kind. */
  static History openAt(TaskKind kind) {
    return switch (kind) {
      case LABEL -> registered().opened(TaskKind.LABEL, "label");
      case REVIEW -> labelled(Samples.ADA).opened(TaskKind.REVIEW, "review");
      case REWORK -> rejected().sentToRework().opened(TaskKind.REWORK, "rework");
      case ADJUDICATE -> rejected().opened(TaskKind.ADJUDICATE, "adjudicate");
    };
  }

  static History labelled(UserId author) {
    return openAt(TaskKind.LABEL).claimed(author).submitted("bag");
  }

  private static History rejected() {
    return openAt(TaskKind.REVIEW).claimed(Samples.BEN).rejected(true);
  }

  /** The events so far. */
  List<DataRowEvent> events() {
    return List.copyOf(events);
  }

  /** The row so far. */
  DataRowFold row() {
    return row;
  }

  /** The task that was opened last. */
  TaskId task() {
    return last().id();
  }

  private Task last() {
    return row.tasks().get(row.tasks().size() - 1);
  }

  History and(DataRowEvent event) {
    events.add(event);
    row.apply(event, NOW);
    return this;
  }

  private History registered(boolean awaits) {
    return and(
        new DataRowEvent.DataRowRegistered(
            ROW, PROJECT, BATCH, "sku-1", CONTENT, Map.of(), List.of(), 1, awaits));
  }

  History preLabelled(String category) {
    return and(
        new DataRowEvent.PreLabelProposed(ROW, RUN, MODEL, saying(category), 0.97, List.of()));
  }

  History routed(Route route) {
    return and(new DataRowEvent.DataRowRouted(ROW, route, Route.Reason.CONFIDENT));
  }

  History opened(TaskKind kind, String stage) {
    boolean reviews = kind == TaskKind.REVIEW || kind == TaskKind.ADJUDICATE;
    return and(
        new DataRowEvent.TaskOpened(
            ROW,
            new TaskId(ROW, row.tasks().size() + 1),
            PROJECT,
            BATCH,
            kind,
            stage,
            Group.LABELLERS,
            row.round(),
            false,
            50,
            WARN,
            DUE,
            reviews ? row.authors() : List.of(),
            kind == TaskKind.REWORK ? row.labeller().orElse(null) : null));
  }

  /** A row that two people are to label without knowing of each other. */
  static History openForTwo() {
    return registered().openedIndependently(1).openedIndependently(2);
  }

  History openedIndependently(int ordinal) {
    return and(
        new DataRowEvent.TaskOpened(
            ROW,
            new TaskId(ROW, ordinal),
            PROJECT,
            BATCH,
            TaskKind.LABEL,
            "label",
            Group.LABELLERS,
            row.round(),
            true,
            50,
            WARN,
            DUE,
            List.of(),
            null));
  }

  History claimed(int ordinal, UserId person) {
    return and(new DataRowEvent.TaskClaimed(ROW, new TaskId(ROW, ordinal), person, EXPIRES));
  }

  History submitted(int ordinal, UserId person, List<Annotation> annotations) {
    return claimed(ordinal, person)
        .and(
            new DataRowEvent.LabelSubmitted(
                ROW,
                new TaskId(ROW, ordinal),
                "label",
                row.round(),
                person,
                annotations,
                null,
                null));
  }

  History claimed(UserId person) {
    return and(new DataRowEvent.TaskClaimed(ROW, task(), person, EXPIRES));
  }

  History submitted(String category) {
    return and(
        new DataRowEvent.LabelSubmitted(
            ROW, task(), last().stage(), row.round(), holder(), saying(category), null, null));
  }

  History approved() {
    return and(
        new DataRowEvent.LabelApproved(
            ROW, task(), last().stage(), row.round(), holder(), null, null));
  }

  History corrected(String category) {
    return and(
        new DataRowEvent.LabelCorrected(
            ROW,
            task(),
            last().stage(),
            row.round(),
            holder(),
            saying(category),
            null,
            null,
            null));
  }

  History rejected(boolean roundsLeft) {
    return and(
        new DataRowEvent.LabelRejected(
            ROW,
            task(),
            last().stage(),
            row.round(),
            holder(),
            "WRONG_CLASS",
            roundsLeft,
            null,
            null));
  }

  History sentToRework() {
    return and(new DataRowEvent.SentToRework(ROW, row.round() + 1, row.labeller().orElse(null)));
  }

  History accepted(AcceptedBy by) {
    return and(new DataRowEvent.DataRowAccepted(ROW, by, row.round(), row.annotations()));
  }

  History skipped() {
    return and(new DataRowEvent.DataRowSkipped(ROW, task(), last().stage(), holder(), null, null));
  }

  History skipProposed() {
    return skipProposed(task(), holder());
  }

  History skipProposed(TaskId task, UserId by) {
    return and(
        new DataRowEvent.SkipProposed(
            ROW, task, last().stage(), by, SkipReason.CANNOT_DECIDE.name(), null));
  }

  History withdrawn() {
    return and(new DataRowEvent.DataRowWithdrawn(ROW, Samples.LEA, "no consent"));
  }

  History restored(Comeback comeback) {
    return and(new DataRowEvent.DataRowRestored(ROW, Samples.LEA, comeback));
  }

  History reopened() {
    return and(
        new DataRowEvent.DataRowReopened(
            ROW, Samples.LEA, "complaint", row.label().isEmpty() || row.labelRejected()));
  }

  History escalated(int priority) {
    return and(new DataRowEvent.TaskEscalated(ROW, task(), priority, "overdue"));
  }

  private UserId holder() {
    UserId holder = last().assignee();
    if (holder == null) {
      throw new IllegalStateException("Expected a claimed task in the history");
    }
    return holder;
  }
}
