package io.countersign.engine.datarow;

import static io.countersign.engine.datarow.Samples.ADA;
import static io.countersign.engine.datarow.Samples.BATCH;
import static io.countersign.engine.datarow.Samples.BEN;
import static io.countersign.engine.datarow.Samples.DUE;
import static io.countersign.engine.datarow.Samples.LEA;
import static io.countersign.engine.datarow.Samples.NOW;
import static io.countersign.engine.datarow.Samples.PROJECT;
import static io.countersign.engine.datarow.Samples.ROW;
import static io.countersign.engine.datarow.Samples.WARN;
import static io.countersign.engine.datarow.Samples.decision;
import static io.countersign.engine.datarow.Samples.saying;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.datarow.DataRowEvent.ClaimExpired;
import io.countersign.engine.datarow.DataRowEvent.LabelSubmitted;
import io.countersign.engine.datarow.DataRowEvent.SlaBreached;
import io.countersign.engine.datarow.DataRowEvent.TaskClaimed;
import io.countersign.engine.datarow.DataRowEvent.TaskEscalated;
import io.countersign.engine.datarow.DataRowEvent.TaskOpened;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.datarow.fold.Task;
import io.countersign.engine.datarow.label.SkipDataRow;
import io.countersign.engine.datarow.label.SkipReason;
import io.countersign.engine.datarow.label.SubmitLabel;
import io.countersign.engine.datarow.sla.BreachSla;
import io.countersign.engine.datarow.task.ClaimTask;
import io.countersign.engine.datarow.task.EscalateTask;
import io.countersign.engine.datarow.task.ExpireClaim;
import io.countersign.engine.datarow.task.OpenTask;
import io.countersign.engine.project.Group;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.Refusal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two people label a row without knowing of each other. */
class IndependentLabelsTest {
  private static final TaskId FIRST = new TaskId(ROW, 1);
  private static final TaskId SECOND = new TaskId(ROW, 2);

  @Test
  void opensASecondTaskBesideTheFirst() {
    Given.when(History.registered().openedIndependently(1), open(TaskKind.LABEL, true))
        .then(opened(2, TaskKind.LABEL, "label", true, List.of()));
  }

  @Test
  void refusesADependentTaskBesideAnIndependentOne() {
    Given.when(History.registered().openedIndependently(1), open(TaskKind.LABEL, false))
        .thenRefused(Refusal.TASK_OPEN);
    Given.when(History.openAt(TaskKind.LABEL), open(TaskKind.LABEL, true))
        .thenRefused(Refusal.TASK_OPEN);
  }

  @Test
  void whoHasOneMayNotClaimTheOther() {
    Given.when(History.openForTwo().claimed(1, ADA), claim(2, ADA)).thenRefused(Refusal.OWN_LABEL);
    Given.when(History.openForTwo().claimed(1, ADA), claim(2, BEN))
        .then(new TaskClaimed(ROW, SECOND, BEN, DUE));
  }

  @Test
  void whoMadeOneMayNotClaimTheOther() {
    Given.when(afterOne(), claim(2, ADA)).thenRefused(Refusal.OWN_LABEL);
  }

  @Test
  void whoGaveOneBackMayClaimTheOther() {
    History history = History.openForTwo().claimed(1, ADA).and(new ClaimExpired(ROW, FIRST, ADA));
    Given.when(history, claim(2, ADA)).then(new TaskClaimed(ROW, SECOND, ADA, DUE));
  }

  @Test
  void nobodyKnowsOfALabelWhileTheOtherIsMade() {
    DataRowFold row = afterOne().row();
    assertThat(row.labels()).isEmpty();
    assertThat(row.label()).isEmpty();
    assertThat(row.annotations()).isEmpty();
    assertThat(row.state()).isEqualTo(DataRowState.LABEL);
    assertThat(row.isSealed(row.task(FIRST).orElseThrow())).isTrue();
  }

  @Test
  void labelsThatSayTheSameInAnotherOrderStandAsOne() {
    List<Annotation> one = List.of(choice("category", 0.5), choice("colour", null));
    List<Annotation> other = List.of(choice("colour", null), choice("category", null));
    DataRowFold row = History.openForTwo().submitted(1, ADA, one).submitted(2, BEN, other).row();
    assertThat(row.label().orElseThrow().annotations()).isEqualTo(one);
    assertThat(row.disputed()).isEmpty();
    assertThat(row.labels()).hasSize(2);
    assertThat(row.authors()).containsExactly(ADA, BEN);
  }

  @Test
  void neitherAuthorReviewsWhatBothSaid() {
    History history =
        History.openForTwo().submitted(1, ADA, saying("bag")).submitted(2, BEN, saying("bag"));
    Given.when(history, open(TaskKind.REVIEW, false))
        .then(opened(3, TaskKind.REVIEW, "review", false, List.of(ADA, BEN)));
  }

  @Test
  void aThirdPersonDecidesBetweenLabelsThatDiffer() {
    History history = disputed();
    assertThat(history.row().label()).isEmpty();
    assertThat(history.row().disputed()).hasSize(2);
    Given.when(history, open(TaskKind.ADJUDICATE, false))
        .then(opened(3, TaskKind.ADJUDICATE, "adjudicate", false, List.of(ADA, BEN)));
  }

  @Test
  void neitherAuthorDecidesBetweenLabelsThatDiffer() {
    History history =
        disputed().and(opened(3, TaskKind.ADJUDICATE, "adjudicate", false, List.of(ADA, BEN)));
    Given.when(history, claim(3, ADA)).thenRefused(Refusal.OWN_LABEL);
    Given.when(history, claim(3, BEN)).thenRefused(Refusal.OWN_LABEL);
    Given.when(history, claim(3, LEA)).then(new TaskClaimed(ROW, history.task(), LEA, DUE));
  }

  @Test
  void labelsThatDifferCanNotBeReviewed() {
    Given.when(disputed(), open(TaskKind.REVIEW, false)).thenRefused(Refusal.STAGE_PASSED);
  }

  @Test
  void aLabelIsSubmittedAtItsOwnTask() {
    Given.when(
            afterOne().claimed(2, BEN), new SubmitLabel(ROW, decision(SECOND, BEN), saying("coat")))
        .then(new LabelSubmitted(ROW, SECOND, "label", 1, BEN, saying("coat"), null, null));
    Given.when(afterOne(), new SubmitLabel(ROW, decision(FIRST, ADA), saying("coat")))
        .thenRefused(Refusal.STAGE_PASSED);
  }

  @Test
  void skippingAtOneClosesBoth() {
    History history = History.openForTwo().claimed(1, ADA).claimed(2, BEN);
    Given.when(history, new SkipDataRow(ROW, decision(SECOND, BEN), SkipReason.CANNOT_DECIDE))
        .then(new DataRowEvent.DataRowSkipped(ROW, SECOND, "label", BEN, "CANNOT_DECIDE", null));
    history.and(new DataRowEvent.DataRowSkipped(ROW, SECOND, "label", BEN, "CANNOT_DECIDE", null));
    assertThat(history.row().openTasks()).isEmpty();
  }

  @Test
  void whoPassesOneOnMakesNoneOfTheLabelsAndTheOtherMayConfirmIt() {
    Policy confirming = Samples.policy(false, true);
    History history = History.openForTwo().claimed(1, ADA).skipProposed(FIRST, ADA);
    Given.when(history, claim(1, ADA), confirming).thenRefused(Refusal.OWN_LABEL);
    Given.when(history, claim(2, ADA), confirming).thenRefused(Refusal.OWN_LABEL);
    history.claimed(2, BEN);
    Given.when(
            history,
            new SkipDataRow(ROW, decision(SECOND, BEN), SkipReason.CANNOT_DECIDE),
            confirming)
        .then(new DataRowEvent.DataRowSkipped(ROW, SECOND, "label", BEN, "CANNOT_DECIDE", null));
  }

  @Test
  void timeConcernsEachTaskByItself() {
    History history = History.openForTwo().claimed(1, ADA).claimed(2, BEN);
    Given.when(history, new ExpireClaim(ROW, SECOND, History.EXPIRES))
        .then(new ClaimExpired(ROW, SECOND, BEN));
    Given.when(history, new BreachSla(ROW, FIRST, DUE))
        .then(new SlaBreached(ROW, FIRST, "label", DUE));
    Given.when(history, new EscalateTask(ROW, FIRST, 90, "overdue"))
        .then(new TaskEscalated(ROW, FIRST, 90, "overdue"));
    history.and(new TaskEscalated(ROW, FIRST, 90, "overdue"));
    assertThat(history.row().openTasks()).extracting(Task::escalated).containsExactly(true, false);
  }

  private static History afterOne() {
    return History.openForTwo().submitted(1, ADA, saying("bag"));
  }

  private static History disputed() {
    return afterOne().submitted(2, BEN, saying("coat"));
  }

  private static Annotation choice(String name, @Nullable Double confidence) {
    return new Annotation.Choice(name, "bag", confidence);
  }

  private static ClaimTask claim(int ordinal, UserId person) {
    return new ClaimTask(ROW, new TaskId(ROW, ordinal), person, NOW, DUE, null);
  }

  private static OpenTask open(TaskKind kind, boolean independent) {
    String stage = kind.name().toLowerCase(Locale.ROOT);
    return new OpenTask(ROW, kind, stage, Group.LABELLERS, independent, 50, WARN, DUE);
  }

  private static TaskOpened opened(
      int ordinal, TaskKind kind, String stage, boolean independent, List<UserId> barred) {
    return new TaskOpened(
        ROW,
        new TaskId(ROW, ordinal),
        PROJECT,
        BATCH,
        kind,
        stage,
        Group.LABELLERS,
        1,
        independent,
        50,
        WARN,
        DUE,
        barred,
        null);
  }
}
