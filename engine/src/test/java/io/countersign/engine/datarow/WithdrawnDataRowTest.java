package io.countersign.engine.datarow;

import static io.countersign.engine.datarow.Samples.ADA;
import static io.countersign.engine.datarow.Samples.BEN;
import static io.countersign.engine.datarow.Samples.LEA;
import static io.countersign.engine.datarow.Samples.ROW;
import static io.countersign.engine.datarow.Samples.saying;
import static io.countersign.engine.datarow.TaskKind.LABEL;
import static io.countersign.engine.datarow.TaskKind.REVIEW;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.engine.datarow.DataRowEvent.DataRowRestored;
import io.countersign.engine.datarow.DataRowEvent.DataRowWithdrawn;
import io.countersign.engine.datarow.DataRowEvent.ReopeningUndone;
import io.countersign.engine.datarow.flow.ReopenDataRow;
import io.countersign.engine.datarow.flow.RestoreDataRow;
import io.countersign.engine.datarow.flow.UndoReopening;
import io.countersign.engine.datarow.flow.WithdrawDataRow;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WithdrawnDataRowTest {
  private static final WithdrawDataRow WITHDRAW = new WithdrawDataRow(ROW, LEA, "no consent");
  private static final RestoreDataRow RESTORE = new RestoreDataRow(ROW, LEA);
  private static final UndoReopening UNDO = new UndoReopening(ROW, LEA);

  @ParameterizedTest
  @EnumSource(TaskKind.class)
  void aRowIsWithdrawnWhereverItWaits(TaskKind kind) {
    Given.when(History.openAt(kind).claimed(LEA), WITHDRAW)
        .then(new DataRowWithdrawn(ROW, LEA, "no consent"));
    DataRowFold row = History.openAt(kind).claimed(LEA).withdrawn().row();
    assertThat(row.state()).isEqualTo(DataRowState.WITHDRAWN);
    assertThat(row.openTasks()).isEmpty();
  }

  @Test
  void anAcceptedRowIsWithdrawnAndKeepsItsLabel() {
    DataRowFold row = History.labelled(ADA).accepted(AcceptedBy.REVIEW).withdrawn().row();
    assertThat(row.acceptedBy()).isEmpty();
    assertThat(row.annotations()).isEqualTo(saying("bag"));
  }

  @Test
  void refusesToWithdrawARowTwice() {
    Given.when(History.openAt(LABEL).withdrawn(), WITHDRAW).thenRefused(Refusal.DATA_ROW_WITHDRAWN);
  }

  @Test
  void refusesToWithdrawForAReasonOfMoreThanAThousandCharacters() {
    Given.when(History.openAt(LABEL), new WithdrawDataRow(ROW, LEA, "x".repeat(1_001)))
        .thenRefused(Refusal.INPUT_INVALID, "reason");
  }

  @Test
  void refusesToReopenAWithdrawnRow() {
    Given.when(History.openAt(LABEL).withdrawn(), new ReopenDataRow(ROW, LEA, "complaint"))
        .thenRefused(Refusal.DATA_ROW_WITHDRAWN);
  }

  @Test
  void refusesToRestoreARowThatIsNotWithdrawn() {
    Given.when(History.openAt(LABEL), RESTORE).thenRefused(Refusal.DATA_ROW_NOT_WITHDRAWN);
  }

  @Test
  void anAcceptedRowComesBackAccepted() {
    History history = History.labelled(ADA).accepted(AcceptedBy.REVIEW);
    DataRowFold before = history.row();
    Given.when(history.withdrawn(), RESTORE)
        .then(new DataRowRestored(ROW, LEA, Comeback.AS_IT_WAS));
    DataRowFold row = history.restored(Comeback.AS_IT_WAS).row();
    assertThat(row.state()).isEqualTo(DataRowState.ACCEPTED);
    assertThat(row.acceptedBy()).contains(AcceptedBy.REVIEW);
    assertThat(row.finishedAt()).isEqualTo(before.finishedAt());
    assertThat(row.round()).isEqualTo(1);
  }

  @Test
  void aRowThatWaitedForAModelWaitsForItAgain() {
    Given.when(History.awaitingPreLabel().withdrawn(), RESTORE)
        .then(new DataRowRestored(ROW, LEA, Comeback.TO_MODEL));
    assertThat(History.awaitingPreLabel().withdrawn().restored(Comeback.TO_MODEL).row().state())
        .isEqualTo(DataRowState.AWAITING_PRE_LABEL);
  }

  @Test
  void aRowThatWasInReviewComesBackToTheFirstReview() {
    Given.when(History.openAt(REVIEW).withdrawn(), RESTORE)
        .then(new DataRowRestored(ROW, LEA, Comeback.TO_REVIEW));
    DataRowFold row = History.openAt(REVIEW).withdrawn().restored(Comeback.TO_REVIEW).row();
    assertThat(row.annotations()).isEqualTo(saying("bag"));
    assertThat(row.roundsUsed()).isEqualTo(1);
  }

  @Test
  void aRowWithoutALabelIsLabelledOnceItIsBack() {
    Given.when(History.openAt(LABEL).claimed(ADA).withdrawn(), RESTORE)
        .then(new DataRowRestored(ROW, LEA, Comeback.TO_LABEL));
  }

  @Test
  void aReopeningIsUndoneAsLongAsNothingHappened() {
    History history =
        History.labelled(ADA)
            .opened(REVIEW, "review")
            .claimed(BEN)
            .approved()
            .accepted(AcceptedBy.REVIEW)
            .reopened()
            .opened(REVIEW, "review");
    Given.when(history, UNDO).then(new ReopeningUndone(ROW, LEA));
    DataRowFold row = history.and(new ReopeningUndone(ROW, LEA)).row();
    assertThat(row.state()).isEqualTo(DataRowState.ACCEPTED);
    assertThat(row.acceptedBy()).contains(AcceptedBy.REVIEW);
    assertThat(row.openTasks()).isEmpty();
    Given.when(history, UNDO).thenRefused(Refusal.CHANGED_SINCE);
  }

  @Test
  void theLabelThatAReopeningTookAwayStandsAgain() {
    History history =
        History.openAt(LABEL)
            .claimed(ADA)
            .skipped()
            .and(new DataRowEvent.DataRowReopened(ROW, LEA, "complaint", true))
            .opened(LABEL, "label")
            .and(new ReopeningUndone(ROW, LEA));
    assertThat(history.row().state()).isEqualTo(DataRowState.SKIPPED);
  }

  @Test
  void refusesToUndoAReopeningOnceSomebodyHasTakenTheRow() {
    History history =
        History.labelled(ADA)
            .accepted(AcceptedBy.REVIEW)
            .reopened()
            .opened(REVIEW, "review")
            .claimed(BEN);
    Given.when(history, UNDO).thenRefused(Refusal.CHANGED_SINCE);
  }

  @Test
  void refusesToUndoAReopeningThatNeverWas() {
    Given.when(History.labelled(ADA).accepted(AcceptedBy.REVIEW), UNDO)
        .thenRefused(Refusal.CHANGED_SINCE);
  }
}
