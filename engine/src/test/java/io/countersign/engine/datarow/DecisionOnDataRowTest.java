package io.countersign.engine.datarow;

import static io.countersign.engine.datarow.History.EXPIRES;
import static io.countersign.engine.datarow.Samples.ADA;
import static io.countersign.engine.datarow.Samples.BEN;
import static io.countersign.engine.datarow.Samples.LEA;
import static io.countersign.engine.datarow.Samples.NOW;
import static io.countersign.engine.datarow.Samples.ROW;
import static io.countersign.engine.datarow.Samples.decision;
import static io.countersign.engine.datarow.Samples.saying;
import static io.countersign.engine.datarow.TaskKind.ADJUDICATE;
import static io.countersign.engine.datarow.TaskKind.LABEL;
import static io.countersign.engine.datarow.TaskKind.REVIEW;
import static io.countersign.engine.datarow.TaskKind.REWORK;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.engine.datarow.DataRowEvent.DataRowSkipped;
import io.countersign.engine.datarow.DataRowEvent.LabelAdjudicated;
import io.countersign.engine.datarow.DataRowEvent.LabelApproved;
import io.countersign.engine.datarow.DataRowEvent.LabelCorrected;
import io.countersign.engine.datarow.DataRowEvent.LabelRejected;
import io.countersign.engine.datarow.DataRowEvent.LabelSubmitted;
import io.countersign.engine.datarow.DataRowEvent.SkipProposed;
import io.countersign.engine.datarow.fold.Task;
import io.countersign.engine.datarow.label.ApproveLabel;
import io.countersign.engine.datarow.label.CorrectLabel;
import io.countersign.engine.datarow.label.Decision;
import io.countersign.engine.datarow.label.RejectLabel;
import io.countersign.engine.datarow.label.SkipDataRow;
import io.countersign.engine.datarow.label.SkipReason;
import io.countersign.engine.datarow.label.SubmitLabel;
import io.countersign.engine.datarow.task.ClaimTask;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.Refusal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionOnDataRowTest {
  private static final Policy CONFIRMING = Samples.policy(false, true);
  private static final History LABELLING = History.openAt(LABEL).claimed(ADA);
  private static final History REVIEWING = History.openAt(REVIEW).claimed(BEN);

  /** Every decision that a person can make, on the current task. */
  static Stream<Object> decisions() {
    Decision byBen = decision(task(1), BEN);
    return Stream.of(
        new SubmitLabel(ROW, byBen, saying("bag")),
        new ApproveLabel(ROW, byBen),
        new CorrectLabel(ROW, byBen, saying("bag"), null),
        new RejectLabel(ROW, byBen, "WRONG_CLASS"),
        new SkipDataRow(ROW, byBen, SkipReason.CANNOT_DECIDE));
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void refusesADecisionOnATaskThatNobodyHas(Object command) {
    Given.when(History.openAt(LABEL), command).thenRefused(Refusal.TASK_NOT_CLAIMED);
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void refusesADecisionOnATaskThatAnotherHas(Object command) {
    Given.when(LABELLING, command).thenRefused(Refusal.TASK_CLAIMED_BY_ANOTHER);
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void refusesADecisionOnAStageThatHasPassed(Object command) {
    Given.when(History.labelled(BEN), command).thenRefused(Refusal.STAGE_PASSED);
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void refusesADecisionOnATaskThatNeverWas(Object command) {
    Given.when(History.registered(), command).thenRefused(Refusal.TASK_NOT_FOUND);
  }

  @Test
  void refusesADecisionAfterTheClaimExpired() {
    Decision late = decision(task(1), ADA, EXPIRES);
    Given.when(LABELLING, new SubmitLabel(ROW, late, saying("bag")))
        .thenRefused(Refusal.CLAIM_EXPIRED);
  }

  @Test
  void aDecisionCountsUntilTheClaimExpires() {
    Decision justInTime = decision(task(1), ADA, EXPIRES.minusNanos(1));
    Given.when(LABELLING, new SubmitLabel(ROW, justInTime, saying("bag")))
        .then(submitted(1, "label", 1));
  }

  @Test
  void refusesADecisionOnAStaleVersion() {
    Given.when(LABELLING, new SubmitLabel(ROW, expecting(1L), saying("bag")))
        .thenRefused(Refusal.STALE_VERSION);
  }

  @Test
  void takesADecisionOnTheVersionThatThePersonSaw() {
    Given.when(LABELLING, new SubmitLabel(ROW, expecting(2L), saying("bag")))
        .then(submitted(1, "label", 1));
  }

  @Test
  void refusesAReviewerWhoWroteTheLabel() {
    // A claim like this can only come from a log that was written by other rules.
    History history = History.openAt(REVIEW).claimed(ADA);
    Given.when(history, new ApproveLabel(ROW, decision(task(2), ADA)))
        .thenRefused(Refusal.OWN_LABEL);
  }

  @Test
  void refusesAReviewerWhoCorrectedTheLabelAtTheStageBefore() {
    History history =
        History.openAt(REVIEW)
            .claimed(BEN)
            .corrected("coat")
            .opened(REVIEW, "acceptance")
            .claimed(BEN);
    Given.when(history, new RejectLabel(ROW, decision(task(3), BEN), "WRONG_CLASS"))
        .thenRefused(Refusal.OWN_LABEL);
  }

  @Test
  void submitsALabel() {
    Given.when(LABELLING, new SubmitLabel(ROW, decision(task(1), ADA), saying("bag")))
        .then(submitted(1, "label", 1));
  }

  @Test
  void submitsTheLabelOfTheNextRoundAtRework() {
    History history = History.openAt(REWORK).claimed(ADA);
    Given.when(history, new SubmitLabel(ROW, decision(task(3), ADA), saying("bag")))
        .then(submitted(3, "rework", 2));
  }

  @Test
  void aLeadsLabelAdjudicates() {
    History history = History.openAt(ADJUDICATE).claimed(LEA);
    Given.when(history, new SubmitLabel(ROW, decision(task(3), LEA), saying("coat")))
        .then(new LabelAdjudicated(ROW, task(3), 1, LEA, saying("coat"), null, null));
  }

  @Test
  void refusesToSubmitALabelAtAReview() {
    Given.when(REVIEWING, new SubmitLabel(ROW, decision(task(2), BEN), saying("bag")))
        .thenRefused(Refusal.WRONG_TASK_KIND);
  }

  static Stream<Object> reviews() {
    Decision byAda = decision(task(1), ADA);
    return Stream.of(
        new ApproveLabel(ROW, byAda),
        new CorrectLabel(ROW, byAda, saying("bag"), null),
        new RejectLabel(ROW, byAda, "WRONG_CLASS"));
  }

  @ParameterizedTest
  @MethodSource("reviews")
  void refusesToReviewWhereALabelIsAskedFor(Object command) {
    Given.when(LABELLING, command).thenRefused(Refusal.WRONG_TASK_KIND);
  }

  @Test
  void approvesALabel() {
    Given.when(REVIEWING, new ApproveLabel(ROW, new Decision(task(2), BEN, NOW, null, "ok", 4.5)))
        .then(new LabelApproved(ROW, task(2), "review", 1, BEN, "ok", 4.5));
  }

  @Test
  void correctsALabel() {
    Given.when(
            REVIEWING,
            new CorrectLabel(ROW, decision(task(2), BEN), saying("coat"), "UNCLEAR_IMAGE"))
        .then(corrected("UNCLEAR_IMAGE"));
  }

  @Test
  void aCorrectionNeedsNoReason() {
    Given.when(REVIEWING, new CorrectLabel(ROW, decision(task(2), BEN), saying("coat"), null))
        .then(corrected(null));
  }

  @Test
  void aCorrectionThatChangesNothingIsAnApproval() {
    Decision byBen = new Decision(task(2), BEN, NOW, null, "as it should be", 4.5);
    Given.when(REVIEWING, new CorrectLabel(ROW, byBen, saying("bag"), "WRONG_CLASS"))
        .then(new LabelApproved(ROW, task(2), "review", 1, BEN, "as it should be", 4.5));
  }

  @Test
  void refusesTwoDecisionsOnOneTask() {
    History approved = History.openAt(REVIEW).claimed(BEN).approved();
    Given.when(approved, new RejectLabel(ROW, decision(task(2), BEN), "WRONG_CLASS"))
        .thenRefused(Refusal.STAGE_PASSED);
  }

  @Test
  void rejectsALabel() {
    Given.when(REVIEWING, new RejectLabel(ROW, decision(task(2), BEN), "WRONG_CLASS"))
        .then(rejected(2, 1, true));
  }

  @Test
  void aRejectionInTheLastRoundLeavesNone() {
    Given.when(inLastRound(), new RejectLabel(ROW, decision(task(6), BEN), "WRONG_CLASS"))
        .then(rejected(6, 3, false));
  }

  @Test
  void aReopenedRowHasAllItsRoundsAgain() {
    History history =
        inLastRound().approved().accepted(AcceptedBy.REVIEW).reopened().opened(REVIEW, "review");
    Given.when(history.claimed(BEN), new RejectLabel(ROW, decision(task(7), BEN), "WRONG_CLASS"))
        .then(rejected(7, 4, true));
  }

  @Test
  void refusesARejectionForAReasonThatIsNotListed() {
    Given.when(REVIEWING, new RejectLabel(ROW, decision(task(2), BEN), "BORING"))
        .thenRefused(Refusal.REASON_NOT_LISTED, "reason");
  }

  @Test
  void refusesACorrectionForAReasonThatIsNotListed() {
    Given.when(REVIEWING, new CorrectLabel(ROW, decision(task(2), BEN), saying("bag"), "BORING"))
        .thenRefused(Refusal.REASON_NOT_LISTED, "reason");
  }

  @Test
  void refusesALabelOutsideTheOntology() {
    Given.when(LABELLING, new SubmitLabel(ROW, decision(task(1), ADA), saying("boot")))
        .thenRefused(Refusal.ANNOTATION_OUTSIDE_ONTOLOGY, "annotations[0].value");
  }

  @Test
  void refusesACorrectionOutsideTheOntology() {
    Given.when(REVIEWING, new CorrectLabel(ROW, decision(task(2), BEN), List.of(), null))
        .thenRefused(Refusal.ANNOTATION_OUTSIDE_ONTOLOGY, "annotations");
  }

  @Test
  void skipsARow() {
    Given.when(LABELLING, new SkipDataRow(ROW, decision(task(1), ADA), SkipReason.CANNOT_BE_READ))
        .then(new DataRowSkipped(ROW, task(1), "label", ADA, "CANNOT_BE_READ", null));
  }

  @ParameterizedTest
  @EnumSource(TaskKind.class)
  void theFirstOfTwoWhoSkipPassesTheTaskOn(TaskKind kind) {
    History history = History.openAt(kind);
    UserId first = kind == REVIEW || kind == ADJUDICATE ? LEA : ADA;
    history.claimed(first);
    TaskId task = history.task();
    SkipDataRow skip = new SkipDataRow(ROW, decision(task, first), SkipReason.CANNOT_DECIDE);
    Given.when(history, skip, CONFIRMING)
        .then(new SkipProposed(ROW, task, stage(history), first, "CANNOT_DECIDE", null));

    history.skipProposed();

    Task passedOn = history.row().openTask(task).orElseThrow();
    assertThat(passedOn.state()).isEqualTo(TaskState.OPEN);
    assertThat(passedOn.reservedFor()).isNull();
    assertThat(history.row().barredForGood(passedOn)).contains(first);
    Given.when(history, new ClaimTask(ROW, task, first, NOW, EXPIRES, null), CONFIRMING)
        .thenRefused(Refusal.OWN_LABEL);
  }

  private static String stage(History history) {
    return history.row().task(history.task()).orElseThrow().stage();
  }

  @Test
  void theSecondWhoSkipsEndsTheRow() {
    History history = History.openAt(LABEL).claimed(ADA).skipProposed().claimed(BEN);
    SkipDataRow skip = new SkipDataRow(ROW, decision(task(1), BEN), SkipReason.CANNOT_BE_READ);
    Given.when(history, skip, CONFIRMING)
        .then(new DataRowSkipped(ROW, task(1), "label", BEN, "CANNOT_BE_READ", null));
  }

  @Test
  void theRowGoesOnWhereTheSecondLabelsIt() {
    History history = History.openAt(LABEL).claimed(ADA).skipProposed().claimed(BEN);
    Given.when(history, new SubmitLabel(ROW, decision(task(1), BEN), saying("bag")), CONFIRMING)
        .then(new LabelSubmitted(ROW, task(1), "label", 1, BEN, saying("bag"), null, null));

    history.submitted("bag").opened(REVIEW, "review").claimed(LEA);

    assertThat(history.row().skipIsProposed()).as("at the task that is open now").isFalse();
    SkipDataRow skip = new SkipDataRow(ROW, decision(task(2), LEA), SkipReason.CANNOT_DECIDE);
    Given.when(history, skip, CONFIRMING)
        .then(new SkipProposed(ROW, task(2), "review", LEA, "CANNOT_DECIDE", null));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.001, Double.NaN, Double.POSITIVE_INFINITY, 2_592_001})
  void refusesTimeSpentThatCannotBe(double seconds) {
    Decision decision = new Decision(task(1), ADA, NOW, null, null, seconds);
    Given.when(LABELLING, new SubmitLabel(ROW, decision, saying("bag")))
        .thenRefused(Refusal.INPUT_INVALID, "secondsSpent");
  }

  @Test
  void refusesACommentOfMoreThanTenThousandCharacters() {
    Decision decision = new Decision(task(1), ADA, NOW, null, "x".repeat(10_001), null);
    Given.when(LABELLING, new SubmitLabel(ROW, decision, saying("bag")))
        .thenRefused(Refusal.INPUT_INVALID, "comment");
  }

  /** Task 6 is the review of round 3, claimed by Ben. */
  private static History inLastRound() {
    return History.openAt(REWORK)
        .claimed(ADA)
        .submitted("bag")
        .opened(REVIEW, "review")
        .claimed(BEN)
        .rejected(true)
        .sentToRework()
        .opened(REWORK, "rework")
        .claimed(ADA)
        .submitted("bag")
        .opened(REVIEW, "review")
        .claimed(BEN);
  }

  private static TaskId task(int ordinal) {
    return new TaskId(ROW, ordinal);
  }

  private static Decision expecting(long version) {
    return new Decision(task(1), ADA, NOW, version, null, null);
  }

  private static LabelSubmitted submitted(int ordinal, String stage, int round) {
    return new LabelSubmitted(ROW, task(ordinal), stage, round, ADA, saying("bag"), null, null);
  }

  private static LabelCorrected corrected(@Nullable String reason) {
    return new LabelCorrected(ROW, task(2), "review", 1, BEN, saying("coat"), reason, null, null);
  }

  private static LabelRejected rejected(int ordinal, int round, boolean roundsLeft) {
    return new LabelRejected(
        ROW, task(ordinal), "review", round, BEN, "WRONG_CLASS", roundsLeft, null, null);
  }
}
