package io.countersign.engine.datarow.fold;

import io.countersign.engine.datarow.DataRowEvent.LabelAdjudicated;
import io.countersign.engine.datarow.DataRowEvent.LabelApproved;
import io.countersign.engine.datarow.DataRowEvent.LabelCorrected;
import io.countersign.engine.datarow.DataRowEvent.LabelRejected;
import io.countersign.engine.datarow.DataRowEvent.LabelSubmitted;
import io.countersign.engine.datarow.Label;
import io.countersign.engine.datarow.Review;
import io.countersign.engine.datarow.ReviewOutcome;
import io.countersign.engine.fold.Fold;
import java.time.Instant;

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
    row.labeller = event.author();
    relabel(
        row,
        new Label(
            event.author(),
            null,
            event.stage(),
            event.round(),
            event.annotations(),
            null,
            event.comment(),
            at));
  }

  private static void approved(DataRowFold row, LabelApproved event, Instant at) {
    review(
        row,
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
    relabel(
        row,
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
    review(
        row,
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
    relabel(
        row,
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
        new Review(
            ADJUDICATE,
            event.round(),
            event.adjudicator(),
            ReviewOutcome.ADJUDICATED,
            null,
            event.comment(),
            at));
  }

  private static void relabel(DataRowFold row, Label label) {
    row.label = label;
    row.labels.add(label);
    row.labelRejected = false;
    row.finishTask();
  }

  private static void review(DataRowFold row, Review review) {
    row.reviews.add(review);
    row.labelRejected = review.outcome() == ReviewOutcome.REJECTED;
    row.finishTask();
  }
}
