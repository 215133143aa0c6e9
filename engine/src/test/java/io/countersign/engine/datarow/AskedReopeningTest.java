package io.countersign.engine.datarow;

import static io.countersign.engine.datarow.Samples.ADA;
import static io.countersign.engine.datarow.Samples.BEN;
import static io.countersign.engine.datarow.Samples.LEA;
import static io.countersign.engine.datarow.Samples.ROW;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.engine.datarow.DataRowEvent.ReopeningAsked;
import io.countersign.engine.datarow.DataRowEvent.ReopeningDeclined;
import io.countersign.engine.datarow.flow.AskReopening;
import io.countersign.engine.datarow.flow.DeclineReopening;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.Refusal;
import org.junit.jupiter.api.Test;

class AskedReopeningTest {
  private static final DeclineReopening DECLINE = new DeclineReopening(ROW, LEA, "it is right");

  private static AskReopening ask(UserId by) {
    return new AskReopening(ROW, by, "it is a coat");
  }

  private static ReopeningAsked asked(UserId by) {
    return new ReopeningAsked(ROW, by, "it is a coat");
  }

  private static History accepted() {
    return History.openAt(TaskKind.REVIEW).claimed(BEN).approved().accepted(AcceptedBy.REVIEW);
  }

  @Test
  void whoDecidedOnAFinishedRowMayAskThatItBeReopened() {
    Given.when(accepted(), ask(BEN)).then(asked(BEN));
    Given.when(accepted(), ask(ADA)).then(asked(ADA));
    Given.when(History.openAt(TaskKind.LABEL).claimed(ADA).skipped(), ask(ADA)).then(asked(ADA));
  }

  @Test
  void refusesWhoHadNoSay() {
    Given.when(accepted(), ask(LEA)).thenRefused(Refusal.NOT_DECIDED_BY_YOU);
  }

  @Test
  void refusesForARowThatIsNotFinished() {
    Given.when(History.openAt(TaskKind.REVIEW), ask(ADA))
        .thenRefused(Refusal.DATA_ROW_NOT_FINISHED);
    Given.when(accepted().withdrawn(), ask(BEN)).thenRefused(Refusal.DATA_ROW_WITHDRAWN);
  }

  @Test
  void askingTwiceIsAskingOnceAndOneAtATime() {
    Given.when(accepted().and(asked(BEN)), ask(BEN)).thenNothing();
    Given.when(accepted().and(asked(BEN)), ask(ADA)).thenRefused(Refusal.REOPENING_ASKED);
  }

  @Test
  void aRequestIsDeclinedOnceForAll() {
    Given.when(accepted().and(asked(BEN)), DECLINE)
        .then(new ReopeningDeclined(ROW, LEA, BEN, "it is right"));
    History declined =
        accepted().and(asked(BEN)).and(new ReopeningDeclined(ROW, LEA, BEN, "it is right"));
    Given.when(declined, ask(BEN)).thenRefused(Refusal.REOPENING_DECLINED);
    Given.when(declined, ask(ADA)).then(asked(ADA));
    Given.when(declined, DECLINE).thenRefused(Refusal.REOPENING_NOT_ASKED);
  }

  @Test
  void reopeningGrantsTheRequest() {
    assertThat(accepted().and(asked(BEN)).reopened().row().reopeningAsked()).isEmpty();
  }
}
