package io.countersign.engine.datarow;

import static io.countersign.engine.datarow.History.EXPIRES;
import static io.countersign.engine.datarow.Samples.ADA;
import static io.countersign.engine.datarow.Samples.BATCH;
import static io.countersign.engine.datarow.Samples.BEN;
import static io.countersign.engine.datarow.Samples.DUE;
import static io.countersign.engine.datarow.Samples.LEA;
import static io.countersign.engine.datarow.Samples.NOW;
import static io.countersign.engine.datarow.Samples.PROJECT;
import static io.countersign.engine.datarow.Samples.ROW;
import static io.countersign.engine.datarow.Samples.WARN;
import static io.countersign.engine.datarow.TaskKind.ADJUDICATE;
import static io.countersign.engine.datarow.TaskKind.LABEL;
import static io.countersign.engine.datarow.TaskKind.REVIEW;
import static io.countersign.engine.datarow.TaskKind.REWORK;

import io.countersign.engine.datarow.DataRowEvent.ClaimExpired;
import io.countersign.engine.datarow.DataRowEvent.SentToRework;
import io.countersign.engine.datarow.DataRowEvent.TaskClaimed;
import io.countersign.engine.datarow.DataRowEvent.TaskOpened;
import io.countersign.engine.datarow.DataRowEvent.TaskReleased;
import io.countersign.engine.datarow.task.ClaimTask;
import io.countersign.engine.datarow.task.ExpireClaim;
import io.countersign.engine.datarow.task.OpenTask;
import io.countersign.engine.datarow.task.ReleaseTask;
import io.countersign.engine.project.Group;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.Refusal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TaskOfDataRowTest {
  private static final Instant LATER = EXPIRES.plusSeconds(60);

  @Test
  void opensATaskForThePeopleOfAGroup() {
    Given.when(History.registered(), open(LABEL, "label"))
        .then(opened(1, LABEL, "label", 1, List.of(), null));
  }

  @Test
  void aReviewNamesTheAuthorOfItsLabel() {
    Given.when(History.labelled(ADA), open(REVIEW, "review"))
        .then(opened(2, REVIEW, "review", 1, List.of(ADA), null));
  }

  @Test
  void aReviewOfAPreLabelNamesNoAuthor() {
    History history = History.registered().preLabelled("bag").routed(Route.REVIEW);
    Given.when(history, open(REVIEW, "review"))
        .then(opened(1, REVIEW, "review", 1, List.of(), null));
  }

  @Test
  void aReviewIsForNobodyWhoseHandsTheLabelWentThrough() {
    History history = History.openAt(REVIEW).claimed(BEN).corrected("coat");
    Given.when(history, open(REVIEW, "acceptance"))
        .then(opened(3, REVIEW, "acceptance", 1, List.of(ADA, BEN), null));
  }

  @Test
  void aReviewIsForNobodyWhoReviewedTheLabelAtTheStageBefore() {
    History history = History.openAt(REVIEW).claimed(BEN).approved();
    Given.when(history, open(REVIEW, "acceptance"))
        .then(opened(3, REVIEW, "acceptance", 1, List.of(ADA, BEN), null));
  }

  @Test
  void aPolicyMayLetOnePersonReviewAtSeveralStages() {
    History history = History.openAt(REVIEW).claimed(BEN).approved();
    Given.when(history, open(REVIEW, "acceptance"), Samples.policy(true))
        .then(opened(3, REVIEW, "acceptance", 1, List.of(ADA), null));
  }

  @Test
  void whoRejectedALabelMayReviewTheOneThatIsMadeAfterIt() {
    History history = History.openAt(REWORK).claimed(ADA).submitted("bag");
    Given.when(history, open(REVIEW, "review"))
        .then(opened(4, REVIEW, "review", 2, List.of(ADA), null));
  }

  @Test
  void whoRejectedALabelDoesNotAdjudicateIt() {
    History history = History.openAt(REVIEW).claimed(BEN).rejected(false);
    Given.when(history, open(ADJUDICATE, "adjudicate"))
        .then(opened(3, ADJUDICATE, "adjudicate", 1, List.of(ADA, BEN), null));
  }

  @Test
  void reworkBeginsARoundAndIsKeptForTheLabeller() {
    History history = History.openAt(REVIEW).claimed(BEN).rejected(true);
    Given.when(history, open(REWORK, "rework"))
        .then(new SentToRework(ROW, 2, ADA), opened(3, REWORK, "rework", 2, List.of(), ADA));
  }

  @Test
  void reworkOfAPreLabelIsKeptForNobody() {
    History history =
        History.registered()
            .preLabelled("bag")
            .routed(Route.REVIEW)
            .opened(REVIEW, "review")
            .claimed(BEN)
            .rejected(true);
    Given.when(history, open(REWORK, "rework"))
        .then(new SentToRework(ROW, 2, null), opened(2, REWORK, "rework", 2, List.of(), null));
  }

  @ParameterizedTest
  @EnumSource(TaskKind.class)
  void refusesATaskBesideAnOpenOne(TaskKind kind) {
    Given.when(History.openAt(kind), open(kind, "another")).thenRefused(Refusal.TASK_OPEN);
  }

  @Test
  void refusesATaskOfAFinishedRow() {
    Given.when(History.labelled(ADA).accepted(AcceptedBy.REVIEW), open(REVIEW, "review"))
        .thenRefused(Refusal.DATA_ROW_FINISHED);
  }

  @Test
  void refusesATaskWhileTheRowWaitsForAModel() {
    Given.when(History.awaitingPreLabel(), open(LABEL, "label")).thenRefused(Refusal.STAGE_PASSED);
  }

  @ParameterizedTest
  @EnumSource(names = {"REVIEW", "ADJUDICATE"})
  void refusesToReviewARowWithoutALabel(TaskKind kind) {
    Given.when(History.registered(), open(kind, "review")).thenRefused(Refusal.STAGE_PASSED);
  }

  @Test
  void refusesADueTimeWithoutAWarning() {
    Given.when(History.registered(), open(50, null, DUE))
        .thenRefused(Refusal.INPUT_INVALID, "warnAt");
  }

  @Test
  void refusesAWarningAfterTheDueTime() {
    Given.when(History.registered(), open(50, DUE.plusSeconds(1), DUE))
        .thenRefused(Refusal.INPUT_INVALID, "warnAt");
  }

  @Test
  void refusesAPriorityAboveTheHighest() {
    Given.when(History.registered(), open(101, null, null))
        .thenRefused(Refusal.INPUT_INVALID, "priority");
  }

  @Test
  void claimsAnOpenTask() {
    Given.when(History.openAt(LABEL), claim(1, ADA, NOW)).then(claimed(1, ADA));
  }

  @Test
  void aSecondClaimOfTheSamePersonRenewsIt() {
    Given.when(History.openAt(LABEL).claimed(ADA), claim(1, ADA, NOW)).then(claimed(1, ADA));
  }

  @Test
  void refusesToClaimWhatAnotherHas() {
    Given.when(History.openAt(LABEL).claimed(ADA), claim(1, BEN, NOW))
        .thenRefused(Refusal.TASK_CLAIMED_BY_ANOTHER);
  }

  @Test
  void anExpiredClaimIsFreeForAnother() {
    Given.when(History.openAt(LABEL).claimed(ADA), claim(1, BEN, EXPIRES)).then(claimed(1, BEN));
  }

  @Test
  void aClaimHoldsUntilTheInstantItExpires() {
    Given.when(History.openAt(LABEL).claimed(ADA), claim(1, BEN, EXPIRES.minusNanos(1)))
        .thenRefused(Refusal.TASK_CLAIMED_BY_ANOTHER);
  }

  @ParameterizedTest
  @EnumSource(names = {"REVIEW", "ADJUDICATE"})
  void refusesToClaimTheReviewOfOnesOwnLabel(TaskKind kind) {
    History history = History.openAt(kind);
    Given.when(history, claim(history.task().ordinal(), ADA, NOW)).thenRefused(Refusal.OWN_LABEL);
  }

  @Test
  void refusesToClaimReworkThatIsKeptForItsAuthor() {
    Given.when(History.openAt(REWORK), claim(3, BEN, NOW)).thenRefused(Refusal.TASK_RESERVED);
  }

  @Test
  void theAuthorClaimsTheirRework() {
    Given.when(History.openAt(REWORK), claim(3, ADA, NOW)).then(claimed(3, ADA));
  }

  @Test
  void escalatedReworkIsFreeForAll() {
    Given.when(History.openAt(REWORK).escalated(90), claim(3, BEN, NOW)).then(claimed(3, BEN));
  }

  @Test
  void refusesToClaimATaskThatIsDone() {
    Given.when(History.openAt(REVIEW), claim(1, BEN, NOW)).thenRefused(Refusal.STAGE_PASSED);
  }

  @Test
  void refusesToClaimATaskThatNeverWas() {
    Given.when(History.openAt(LABEL), claim(9, ADA, NOW)).thenRefused(Refusal.TASK_NOT_FOUND);
  }

  @Test
  void releasesOnesOwnTask() {
    Given.when(History.openAt(LABEL).claimed(ADA), release(ADA, false))
        .then(new TaskReleased(ROW, task(1), ADA));
  }

  @Test
  void aReleasedTaskIsFreeForAnother() {
    History history = History.openAt(LABEL).claimed(ADA).and(new TaskReleased(ROW, task(1), ADA));
    Given.when(history, claim(1, BEN, NOW)).then(claimed(1, BEN));
  }

  @Test
  void refusesToReleaseWhatAnotherHas() {
    Given.when(History.openAt(LABEL).claimed(ADA), release(BEN, false))
        .thenRefused(Refusal.TASK_CLAIMED_BY_ANOTHER);
  }

  @Test
  void aManagerTakesATaskAway() {
    Given.when(History.openAt(LABEL).claimed(ADA), release(LEA, true))
        .then(new TaskReleased(ROW, task(1), ADA));
  }

  @Test
  void refusesToReleaseWhatNobodyHas() {
    Given.when(History.openAt(LABEL), release(LEA, true)).thenRefused(Refusal.TASK_NOT_CLAIMED);
  }

  @Test
  void anExpiredClaimOpensTheTask() {
    Given.when(History.openAt(LABEL).claimed(ADA), new ExpireClaim(ROW, task(1), EXPIRES))
        .then(new ClaimExpired(ROW, task(1), ADA));
  }

  @Test
  void aClaimThatHoldsDoesNotExpire() {
    Given.when(History.openAt(LABEL).claimed(ADA), new ExpireClaim(ROW, task(1), NOW))
        .thenNothing();
  }

  @Test
  void aRepeatedExpiryChangesNothing() {
    History history = History.openAt(LABEL).claimed(ADA).and(new ClaimExpired(ROW, task(1), ADA));
    Given.when(history, new ExpireClaim(ROW, task(1), LATER)).thenNothing();
  }

  @Test
  void theClaimOfADoneTaskDoesNotExpire() {
    Given.when(History.labelled(ADA), new ExpireClaim(ROW, task(1), LATER)).thenNothing();
  }

  private static TaskId task(int ordinal) {
    return new TaskId(ROW, ordinal);
  }

  private static OpenTask open(TaskKind kind, String stage) {
    return new OpenTask(ROW, kind, stage, Group.REVIEWERS, false, 50, WARN, DUE);
  }

  private static OpenTask open(int priority, @Nullable Instant warnAt, @Nullable Instant dueAt) {
    return new OpenTask(ROW, LABEL, "label", Group.LABELLERS, false, priority, warnAt, dueAt);
  }

  private static TaskOpened opened(
      int ordinal,
      TaskKind kind,
      String stage,
      int round,
      List<UserId> barred,
      @Nullable UserId reservedFor) {
    return new TaskOpened(
        ROW,
        task(ordinal),
        PROJECT,
        BATCH,
        kind,
        stage,
        Group.REVIEWERS,
        round,
        false,
        50,
        WARN,
        DUE,
        barred,
        reservedFor);
  }

  private static ClaimTask claim(int ordinal, UserId person, Instant at) {
    return new ClaimTask(ROW, task(ordinal), person, at, LATER, null);
  }

  private static TaskClaimed claimed(int ordinal, UserId person) {
    return new TaskClaimed(ROW, task(ordinal), person, LATER);
  }

  private static ReleaseTask release(UserId by, boolean force) {
    return new ReleaseTask(ROW, task(1), by, force);
  }
}
