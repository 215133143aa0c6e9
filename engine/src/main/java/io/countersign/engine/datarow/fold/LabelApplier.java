package io.countersign.engine.datarow.fold;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.annotation.Answers;
import io.countersign.engine.datarow.DataRowEvent.LabelAdjudicated;
import io.countersign.engine.datarow.DataRowEvent.LabelApproved;
import io.countersign.engine.datarow.DataRowEvent.LabelCorrected;
import io.countersign.engine.datarow.DataRowEvent.LabelRejected;
import io.countersign.engine.datarow.DataRowEvent.LabelSubmitted;
import io.countersign.engine.datarow.Label;
import io.countersign.engine.datarow.Look;
import io.countersign.engine.datarow.Review;
import io.countersign.engine.datarow.ReviewOutcome;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.fold.Fold;
import io.countersign.engine.project.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What people said: labels, and reviews of them. */
final class LabelApplier {
  private static final String ADJUDICATE = "adjudicate";

  private LabelApplier() {}

  static void register(Fold<DataRowFold> fold) {
    fold.on(LabelSubmitted.class, LabelApplier::submitted)
        .on(LabelApproved.class, LabelApplier::approved)
        .on(LabelCorrected.class, LabelApplier::corrected)
        .on(LabelRejected.class, LabelApplier::rejected)
        .on(LabelAdjudicated.class, LabelApplier::adjudicated);
  }

  private static void submitted(DataRowFold row, LabelSubmitted event, Instant at) {
    Label submitted =
        new Label(
            event.author(),
            null,
            event.stage(),
            event.round(),
            event.annotations(),
            null,
            event.comment(),
            at);
    row.labeller = event.author();
    look(row, Look.Kind.LABELLED, event.author(), event.annotations());
    if (row.task(event.taskId()).filter(Task::independent).isPresent()) {
      addIndependent(row, event.taskId(), submitted);
    } else {
      relabel(row, event.taskId(), List.of(event.author()), submitted);
    }
  }

  /** With the last one they are known: one stands if all say the same; else they are disputed. */
  private static void addIndependent(DataRowFold row, TaskId taskId, Label submitted) {
    row.independent.add(submitted);
    row.finish(taskId);
    if (!row.openTasks().isEmpty()) {
      return;
    }
    List<Label> all = List.copyOf(row.independent);
    Label first = all.get(0);
    boolean agree =
        all.stream().allMatch(label -> Answers.same(first.annotations(), label.annotations()));
    List<UserId> writers = all.stream().map(Label::author).map(Objects::requireNonNull).toList();
    row.labels.addAll(all);
    row.comparable = all;
    row.labelRejected = false;
    row.stand(agree ? first : null, writers);
    row.disputed = agree ? List.of() : all;
  }

  private static void approved(DataRowFold row, LabelApproved event, Instant at) {
    look(row, Look.Kind.APPROVED, event.reviewer(), row.annotations());
    review(
        row,
        event.taskId(),
        new Review(
            event.stage(),
            event.round(),
            event.reviewer(),
            ReviewOutcome.APPROVED,
            null,
            event.comment(),
            at));
  }

  private static void corrected(DataRowFold row, LabelCorrected event, Instant at) {
    look(row, Look.Kind.CORRECTED, event.reviewer(), event.annotations());
    relabel(
        row,
        event.taskId(),
        and(row.authors, event.reviewer()),
        new Label(
            event.reviewer(),
            null,
            event.stage(),
            event.round(),
            event.annotations(),
            null,
            event.comment(),
            at));
    review(
        row,
        event.taskId(),
        new Review(
            event.stage(),
            event.round(),
            event.reviewer(),
            ReviewOutcome.CORRECTED,
            event.reason(),
            event.comment(),
            at));
  }

  private static void rejected(DataRowFold row, LabelRejected event, Instant at) {
    row.roundsLeft = event.roundsLeft();
    look(row, Look.Kind.REJECTED, event.reviewer(), row.annotations());
    review(
        row,
        event.taskId(),
        new Review(
            event.stage(),
            event.round(),
            event.reviewer(),
            ReviewOutcome.REJECTED,
            event.reason(),
            event.comment(),
            at));
  }

  private static void adjudicated(DataRowFold row, LabelAdjudicated event, Instant at) {
    look(row, Look.Kind.ADJUDICATED, event.adjudicator(), event.annotations());
    relabel(
        row,
        event.taskId(),
        List.of(event.adjudicator()),
        new Label(
            event.adjudicator(),
            null,
            ADJUDICATE,
            event.round(),
            event.annotations(),
            null,
            event.comment(),
            at));
    review(
        row,
        event.taskId(),
        new Review(
            ADJUDICATE,
            event.round(),
            event.adjudicator(),
            ReviewOutcome.ADJUDICATED,
            null,
            event.comment(),
            at));
  }

  private static void look(
      DataRowFold row, Look.Kind kind, UserId by, List<Annotation> annotations) {
    row.looks.add(new Look(kind, by, row.round, annotations));
  }

  /** Whose label was put right has had a hand in what it says now. */
  private static List<UserId> and(List<UserId> authors, UserId reviewer) {
    return Stream.concat(authors.stream(), Stream.of(reviewer)).distinct().toList();
  }

  private static void relabel(DataRowFold row, TaskId taskId, List<UserId> authors, Label label) {
    row.stand(label, authors);
    row.labels.add(label);
    row.labelRejected = false;
    row.finish(taskId);
  }

  private static void review(DataRowFold row, TaskId taskId, Review review) {
    row.reviews.add(review);
    row.labelRejected = review.outcome() == ReviewOutcome.REJECTED;
    row.finish(taskId);
  }
}
