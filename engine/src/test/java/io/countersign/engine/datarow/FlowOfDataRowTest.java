package io.countersign.engine.datarow;

import static io.countersign.engine.datarow.Samples.ADA;
import static io.countersign.engine.datarow.Samples.BEN;
import static io.countersign.engine.datarow.Samples.LEA;
import static io.countersign.engine.datarow.Samples.ROW;
import static io.countersign.engine.datarow.Samples.saying;
import static io.countersign.engine.datarow.TaskKind.LABEL;
import static io.countersign.engine.datarow.TaskKind.REVIEW;
import static io.countersign.engine.datarow.TaskKind.REWORK;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.engine.datarow.DataRowEvent.DataRowAccepted;
import io.countersign.engine.datarow.DataRowEvent.DataRowReopened;
import io.countersign.engine.datarow.DataRowEvent.DataRowRouted;
import io.countersign.engine.datarow.flow.AcceptDataRow;
import io.countersign.engine.datarow.flow.ReopenDataRow;
import io.countersign.engine.datarow.flow.RouteDataRow;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FlowOfDataRowTest {
  private static final AcceptDataRow ACCEPT = new AcceptDataRow(ROW);

  @Test
  void routesAPreLabelledRow() {
    Given.when(History.awaitingPreLabel().preLabelled("bag"), route(Route.ACCEPT))
        .then(new DataRowRouted(ROW, Route.ACCEPT, Route.Reason.CONFIDENT));
  }

  @Test
  void refusesToRouteARowThatWaitsForAModel() {
    Given.when(History.awaitingPreLabel(), route(Route.LABEL)).thenRefused(Refusal.STAGE_PASSED);
  }

  @Test
  void refusesToRouteARowTwice() {
    History history = History.awaitingPreLabel().preLabelled("bag").routed(Route.REVIEW);
    Given.when(history, route(Route.ACCEPT)).thenRefused(Refusal.STAGE_PASSED);
  }

  @ParameterizedTest
  @EnumSource(TaskKind.class)
  void refusesToRouteARowThatWaitsForAPerson(TaskKind kind) {
    Given.when(History.openAt(kind), route(Route.LABEL)).thenRefused(Refusal.STAGE_PASSED);
  }

  @Test
  void refusesToRouteAFinishedRow() {
    Given.when(History.labelled(ADA).accepted(AcceptedBy.REVIEW), route(Route.LABEL))
        .thenRefused(Refusal.DATA_ROW_FINISHED);
  }

  @ParameterizedTest
  @EnumSource(names = {"ACCEPT", "REVIEW"})
  void refusesARouteThatNeedsAPreLabelWithoutOne(Route route) {
    Given.when(History.registered(), route(route)).thenRefused(Refusal.STAGE_PASSED);
  }

  @Test
  void aModelAloneAcceptsWhatNobodySaw() {
    History history = History.awaitingPreLabel().preLabelled("bag").routed(Route.ACCEPT);
    Given.when(history, ACCEPT).then(new DataRowAccepted(ROW, AcceptedBy.MODEL, 1, saying("bag")));
  }

  @Test
  void peopleAcceptAPreLabelThatTheyApproved() {
    History history =
        History.awaitingPreLabel()
            .preLabelled("bag")
            .routed(Route.REVIEW)
            .opened(REVIEW, "review")
            .claimed(BEN)
            .approved();
    Given.when(history, ACCEPT).then(new DataRowAccepted(ROW, AcceptedBy.REVIEW, 1, saying("bag")));
  }

  @Test
  void peopleAcceptALabelThatNoReviewWasDrawnFor() {
    Given.when(History.labelled(ADA), ACCEPT)
        .then(new DataRowAccepted(ROW, AcceptedBy.REVIEW, 1, saying("bag")));
  }

  @Test
  void acceptsTheCorrectedLabel() {
    Given.when(History.openAt(REVIEW).claimed(BEN).corrected("coat"), ACCEPT)
        .then(new DataRowAccepted(ROW, AcceptedBy.REVIEW, 1, saying("coat")));
  }

  @Test
  void acceptsTheLabelOfTheLastRound() {
    Given.when(History.openAt(REWORK).claimed(ADA).submitted("shirt"), ACCEPT)
        .then(new DataRowAccepted(ROW, AcceptedBy.REVIEW, 2, saying("shirt")));
  }

  @Test
  void refusesToAcceptWithoutALabel() {
    Given.when(History.registered(), ACCEPT).thenRefused(Refusal.STAGE_PASSED);
  }

  @Test
  void refusesToAcceptAPreLabelThatWasRoutedToALabeller() {
    Given.when(History.awaitingPreLabel().preLabelled("bag").routed(Route.LABEL), ACCEPT)
        .thenRefused(Refusal.STAGE_PASSED);
  }

  @Test
  void refusesToAcceptARejectedLabel() {
    Given.when(History.openAt(REVIEW).claimed(BEN).rejected(true), ACCEPT)
        .thenRefused(Refusal.STAGE_PASSED);
  }

  @ParameterizedTest
  @EnumSource(TaskKind.class)
  void refusesToAcceptWhileATaskIsOpen(TaskKind kind) {
    Given.when(History.openAt(kind), ACCEPT).thenRefused(Refusal.TASK_OPEN);
  }

  @Test
  void refusesToAcceptTwice() {
    Given.when(History.labelled(ADA).accepted(AcceptedBy.REVIEW), ACCEPT)
        .thenRefused(Refusal.DATA_ROW_FINISHED);
  }

  @Test
  void reopensAnAcceptedRow() {
    Given.when(History.labelled(ADA).accepted(AcceptedBy.REVIEW), reopen("complaint"))
        .then(new DataRowReopened(ROW, LEA, "complaint", false));
  }

  @Test
  void reopensASkippedRow() {
    Given.when(History.openAt(LABEL).claimed(ADA).skipped(), reopen("complaint"))
        .then(new DataRowReopened(ROW, LEA, "complaint", true));
  }

  @Test
  void refusesToReopenARowThatIsNotFinished() {
    Given.when(History.openAt(REVIEW), reopen("complaint"))
        .thenRefused(Refusal.DATA_ROW_NOT_FINISHED);
  }

  @Test
  void refusesToReopenForAReasonOfMoreThanAThousandCharacters() {
    Given.when(History.labelled(ADA).accepted(AcceptedBy.REVIEW), reopen("x".repeat(1_001)))
        .thenRefused(Refusal.INPUT_INVALID, "reason");
  }

  @Test
  void aReopenedRowKeepsTheLabelThatStood() {
    DataRowFold row = History.labelled(ADA).accepted(AcceptedBy.REVIEW).reopened().row();
    assertThat(row.annotations()).isEqualTo(saying("bag"));
    assertThat(row.state()).isEqualTo(DataRowState.REGISTERED);
    assertThat(row.acceptedBy()).isEmpty();
    assertThat(row.finishedAt()).isEmpty();
    assertThat(row.round()).isEqualTo(2);
    assertThat(row.roundsUsed()).isEqualTo(1);
  }

  @Test
  void aReopenedRowLosesALabelThatWasRejected() {
    DataRowFold row = History.openAt(REWORK).claimed(ADA).skipped().reopened().row();
    assertThat(row.label()).isEmpty();
    assertThat(row.labels()).hasSize(1);
  }

  @Test
  void aReopenedRowIsAcceptedOnceMore() {
    Given.when(History.labelled(ADA).accepted(AcceptedBy.REVIEW).reopened(), ACCEPT)
        .then(new DataRowAccepted(ROW, AcceptedBy.REVIEW, 2, saying("bag")));
  }

  private static RouteDataRow route(Route route) {
    return new RouteDataRow(ROW, route, Route.Reason.CONFIDENT);
  }

  private static ReopenDataRow reopen(String reason) {
    return new ReopenDataRow(ROW, LEA, reason);
  }
}
