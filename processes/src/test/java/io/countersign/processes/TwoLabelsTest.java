package io.countersign.processes;

import static io.countersign.processes.Workshop.ADA;
import static io.countersign.processes.Workshop.BAG;
import static io.countersign.processes.Workshop.BOB;
import static io.countersign.processes.Workshop.COAT;
import static io.countersign.processes.Workshop.EVE;
import static io.countersign.processes.Workshop.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.flow.ReopenDataRow;
import io.countersign.engine.datarow.fold.Task;
import io.countersign.engine.datarow.label.SkipDataRow;
import io.countersign.engine.datarow.label.SkipReason;
import io.countersign.engine.datarow.label.SubmitLabel;
import io.countersign.engine.datarow.prelabel.FailPreLabels;
import io.countersign.engine.datarow.prelabel.RequestPreLabels;
import io.countersign.engine.datarow.task.ReleaseTask;
import io.countersign.engine.modelrun.ModelRunId;
import io.countersign.engine.project.Group;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.processes.queue.QueuedTask;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The flow in which two people label a row without knowing of each other. */
@SuppressWarnings("NullAway.Init") // each test begins with the rules that it needs
class TwoLabelsTest {
  private Workshop workshop;
  private TaskWork work;

  private void given(Rules rules) {
    workshop = Workshop.alone(rules);
    work = new TaskWork(workshop);
  }

  @AfterEach
  void closesAndFindsNothingAmiss() {
    work.close();
  }

  @Test
  void opensATaskForEachOfTwoPeople() {
    given(Rules.twoLabels(0));
    DataRowId row = workshop.register();
    assertThat(workshop.waitingAt(row)).containsExactly("label-data-row", "label-data-row");
    assertThat(work.tasks(row)).extracting(task -> task.id().ordinal()).containsExactly(1, 2);
  }

  @Test
  void acceptsWhatBothSay() {
    given(Rules.twoLabels(0));
    DataRowId row = workshop.register();
    work.label(row, 1, ADA, BAG);
    assertThat(workshop.waitingAt(row)).containsExactly("label-data-row");
    work.label(row, 2, BOB, BAG);
    assertThat(workshop.row(row).state()).isEqualTo(DataRowState.ACCEPTED);
  }

  @Test
  void sendsWhatBothSayThroughTheStagesOfReview() {
    given(Rules.twoLabels(2));
    DataRowId row = workshop.register();
    work.label(row, 1, ADA, BAG);
    work.label(row, 2, BOB, BAG);
    assertThat(work.tasks(row)).extracting(QueuedTask::stage).containsExactly("review");
    workshop.approve(row, EVE);
    assertThat(work.tasks(row)).extracting(QueuedTask::stage).containsExactly("acceptance");
    assertThat(work.claimNext(EVE, Group.LEADS)).isEmpty();
    workshop.approve(row, Workshop.IDA);
    assertThat(workshop.row(row).state()).isEqualTo(DataRowState.ACCEPTED);
  }

  @Test
  void hasAThirdPersonDecideWhereTheyDiffer() {
    given(Rules.twoLabels(2));
    DataRowId row = workshop.register();
    work.label(row, 1, ADA, BAG);
    work.label(row, 2, BOB, COAT);
    assertThat(workshop.waitingAt(row)).containsExactly("adjudicate-label");
    assertThat(work.claimNext(ADA, Group.LEADS)).isEmpty();
    assertThat(work.claimNext(BOB, Group.LEADS)).isEmpty();
    TaskId task = work.claimNext(EVE, Group.LEADS).orElseThrow();
    workshop.send(new SubmitLabel(row, work.decision(task, EVE), COAT));
    assertThat(workshop.row(row).state()).isEqualTo(DataRowState.ACCEPTED);
    assertThat(workshop.row(row).annotations()).isEqualTo(COAT);
  }

  @Test
  void givesNobodyBothTasks() {
    given(Rules.twoLabels(0));
    DataRowId row = workshop.register();
    assertThat(work.claimNext(ADA, Group.LABELLERS)).isPresent();
    assertThat(work.claimNext(ADA, Group.LABELLERS)).isEmpty();
    TaskId other = work.claimNext(BOB, Group.LABELLERS).orElseThrow();
    assertThat(work.claimNext(EVE, Group.LABELLERS)).isEmpty();
    assertThatThrownBy(() -> workshop.processes.workQueue().claim(other, ADA))
        .isInstanceOf(CommandRefused.class);
    assertThat(work.tasks(row)).hasSize(2);
  }

  @Test
  void aClaimThatRanOutLetsItsHolderTakeTheOther() {
    given(Rules.twoLabels(0));
    DataRowId row = workshop.register();
    work.claim(row, 1, ADA);
    workshop.clock.advance(Duration.ofMinutes(31));
    assertThat(workshop.processes.sweeper().sweep(10).expired()).isEqualTo(1);
    work.claim(row, 2, ADA);
    assertThat(work.tasks(row)).extracting(QueuedTask::assignee).containsExactly(null, ADA);
  }

  @Test
  void skippingAtOneEndsTheRow() {
    given(Rules.twoLabels(0));
    DataRowId row = workshop.register();
    work.claim(row, 1, ADA);
    work.claim(row, 2, BOB);
    workshop.send(
        new SkipDataRow(row, work.decision(new TaskId(row, 2), BOB), SkipReason.CANNOT_DECIDE));
    assertThat(workshop.row(row).state()).isEqualTo(DataRowState.SKIPPED);
    assertThat(workshop.waitingAt(row)).isEmpty();
    assertThat(work.tasks(row)).isEmpty();
  }

  @Test
  void whoPassesOneTaskOnIsOfferedNeither() {
    given(Rules.twoLabels(0).confirmingSkips());
    DataRowId row = workshop.register();
    work.claim(row, 1, ADA);
    work.claim(row, 2, BOB);
    skip(row, 1, ADA);
    assertThat(workshop.waitingAt(row)).containsExactly("label-data-row", "label-data-row");
    assertThat(work.claimNext(ADA, Group.LABELLERS)).isEmpty();
    workshop.send(new ReleaseTask(row, new TaskId(row, 2), BOB, false));
    assertThat(work.claimNext(ADA, Group.LABELLERS)).isEmpty();
    work.claim(row, 2, EVE);
    skip(row, 2, EVE);
    assertThat(workshop.row(row).state()).isEqualTo(DataRowState.SKIPPED);
    assertThat(work.tasks(row)).isEmpty();
  }

  private void skip(DataRowId row, int ordinal, UserId person) {
    workshop.send(
        new SkipDataRow(
            row, work.decision(new TaskId(row, ordinal), person), SkipReason.CANNOT_DECIDE));
  }

  @Test
  void escalatesOnlyTheTaskThatIsLate() {
    given(Rules.twoLabels(1).sla(Duration.ofHours(1)));
    DataRowId row = workshop.register();
    work.label(row, 1, ADA, BAG);
    workshop.clock.advance(Duration.ofHours(2));
    assertThat(workshop.processes.sweeper().sweep(10).breached()).isEqualTo(1);
    assertThat(workshop.row(row).tasks()).extracting(Task::escalated).containsExactly(false, true);
    work.label(row, 2, BOB, BAG);
    assertThat(workshop.row(row).state()).isEqualTo(DataRowState.REVIEW);
  }

  @Test
  void asksAModelOnlyWhereNobodyHasBegun() {
    given(Rules.twoLabels(1));
    DataRowId untouched = workshop.register();
    DataRowId begun = workshop.register();
    DataRowId half = workshop.register();
    work.claim(begun, 2, ADA);
    work.label(half, 1, ADA, BAG);
    ModelRunId run = new ModelRunId("run");
    workshop.send(new RequestPreLabels(run, MODEL, List.of(untouched, begun, half)));
    assertThat(workshop.waitingAt(untouched)).containsExactly("pre-label-data-row");
    assertThat(work.tasks(untouched)).isEmpty();
    assertThat(work.tasks(begun)).hasSize(2);
    assertThat(work.tasks(half)).hasSize(1);
    workshop.send(new FailPreLabels(run, MODEL, Map.of(untouched, "broken")));
    assertThat(work.tasks(untouched)).extracting(task -> task.id().ordinal()).containsExactly(3, 4);
  }

  @Test
  void aRowThatIsReopenedWithoutReviewersIsLabelledByTwoAgain() {
    given(Rules.twoLabels(0));
    DataRowId row = workshop.register();
    work.label(row, 1, ADA, BAG);
    work.label(row, 2, BOB, BAG);
    workshop.send(new ReopenDataRow(row, EVE, "look again"));
    assertThat(workshop.waitingAt(row)).containsExactly("label-data-row", "label-data-row");
    work.label(row, 3, ADA, COAT);
    work.label(row, 4, BOB, COAT);
    assertThat(workshop.row(row).annotations()).isEqualTo(COAT);
  }

  @Test
  void restoresTheTokenThatIsLeft() {
    given(Rules.twoLabels(0));
    DataRowId row = workshop.register();
    work.label(row, 1, ADA, BAG);
    workshop.processes.rebuild().rebuild(count -> {});
    assertThat(workshop.waitingAt(row)).containsExactly("label-data-row");
    assertThat(work.tasks(row)).extracting(task -> task.id().ordinal()).containsExactly(2);
    work.label(row, 2, BOB, COAT);
    assertThat(workshop.waitingAt(row)).containsExactly("adjudicate-label");
  }
}
