package io.countersign.processes;

import static io.countersign.processes.Workshop.ADA;
import static io.countersign.processes.Workshop.BAG;
import static io.countersign.processes.Workshop.BOB;
import static io.countersign.processes.Workshop.COAT;
import static io.countersign.processes.Workshop.EVE;
import static io.countersign.processes.Workshop.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.flow.ReopenDataRow;
import io.countersign.engine.datarow.fold.Task;
import io.countersign.engine.datarow.label.Decision;
import io.countersign.engine.datarow.label.SkipDataRow;
import io.countersign.engine.datarow.label.SubmitLabel;
import io.countersign.engine.datarow.prelabel.FailPreLabels;
import io.countersign.engine.datarow.prelabel.RequestPreLabels;
import io.countersign.engine.modelrun.ModelRunId;
import io.countersign.engine.project.Group;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import io.countersign.processes.queue.ClaimNext;
import io.countersign.processes.queue.QueuedTask;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The flow in which two people label a row without knowing of each other. */
@SuppressWarnings("NullAway.Init") // each test begins with the rules that it needs
class TwoLabelsTest {
  private static final String CANCEL_WAITING =
      """
      SELECT pg_cancel_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'
      """;

  private Workshop workshop;

  private void given(Rules rules) {
    workshop = Workshop.alone(rules);
  }

  @AfterEach
  void closesAndFindsNothingAmiss() {
    try {
      assertThat(workshop.differences()).isEmpty();
      workshop.processes.rebuild().rebuild(count -> {});
      assertThat(workshop.differences()).isEmpty();
    } finally {
      workshop.close();
    }
  }

  @Test
  void opensATaskForEachOfTwoPeople() {
    given(Rules.twoLabels(0));
    DataRowId row = workshop.register();
    assertThat(workshop.waitingAt(row)).containsExactly("label-data-row", "label-data-row");
    assertThat(tasks(row)).extracting(task -> task.id().ordinal()).containsExactly(1, 2);
  }

  @Test
  void acceptsWhatBothSay() {
    given(Rules.twoLabels(0));
    DataRowId row = workshop.register();
    label(row, 1, ADA, BAG);
    assertThat(workshop.waitingAt(row)).containsExactly("label-data-row");
    label(row, 2, BOB, BAG);
    assertThat(workshop.row(row).state()).isEqualTo(DataRowState.ACCEPTED);
  }

  @Test
  void sendsWhatBothSayThroughTheStagesOfReview() {
    given(Rules.twoLabels(2));
    DataRowId row = workshop.register();
    label(row, 1, ADA, BAG);
    label(row, 2, BOB, BAG);
    assertThat(tasks(row)).extracting(QueuedTask::stage).containsExactly("review");
    workshop.approve(row, EVE);
    assertThat(tasks(row)).extracting(QueuedTask::stage).containsExactly("acceptance");
    workshop.approve(row, EVE);
    assertThat(workshop.row(row).state()).isEqualTo(DataRowState.ACCEPTED);
  }

  @Test
  void hasAThirdPersonDecideWhereTheyDiffer() {
    given(Rules.twoLabels(2));
    DataRowId row = workshop.register();
    label(row, 1, ADA, BAG);
    label(row, 2, BOB, COAT);
    assertThat(workshop.waitingAt(row)).containsExactly("adjudicate-label");
    assertThat(claimNext(ADA, Group.LEADS)).isEmpty();
    assertThat(claimNext(BOB, Group.LEADS)).isEmpty();
    TaskId task = claimNext(EVE, Group.LEADS).orElseThrow();
    workshop.send(new SubmitLabel(row, decision(task, EVE), COAT));
    assertThat(workshop.row(row).state()).isEqualTo(DataRowState.ACCEPTED);
    assertThat(workshop.row(row).annotations()).isEqualTo(COAT);
  }

  @Test
  void givesNobodyBothTasks() {
    given(Rules.twoLabels(0));
    DataRowId row = workshop.register();
    assertThat(claimNext(ADA, Group.LABELLERS)).isPresent();
    assertThat(claimNext(ADA, Group.LABELLERS)).isEmpty();
    TaskId other = claimNext(BOB, Group.LABELLERS).orElseThrow();
    assertThat(claimNext(EVE, Group.LABELLERS)).isEmpty();
    assertThatThrownBy(() -> workshop.processes.workQueue().claim(other, ADA))
        .isInstanceOf(CommandRefused.class);
    assertThat(tasks(row)).hasSize(2);
  }

  @Test
  void twoWhoAskForTheNextTaskAtOnceHaveOneOfEachRow() {
    given(Rules.twoLabels(0));
    List<DataRowId> rows = workshop.register(2);
    atOnce(() -> claimNext(ADA, Group.LABELLERS), () -> claimNext(BOB, Group.LABELLERS));
    assertThat(rows)
        .allSatisfy(
            row -> assertThat(tasks(row)).filteredOn(task -> task.assignee() != null).hasSize(1));
  }

  @Test
  void twoWhoTakeTheTasksOfARowAtOnceEachHaveTheirs() {
    given(Rules.twoLabels(0));
    DataRowId row = workshop.register();
    atOnce(
        () -> workshop.processes.workQueue().claim(new TaskId(row, 1), ADA),
        () -> workshop.processes.workQueue().claim(new TaskId(row, 2), BOB));
    assertThat(tasks(row)).extracting(QueuedTask::assignee).containsExactly(ADA, BOB);
  }

  @Test
  void twoWhoDecideAtOnceWaitForEachOther() {
    given(Rules.twoLabels(0));
    DataRowId row = workshop.register();
    Runnable first = labelling(new TaskId(row, 1), ADA, BAG);
    Runnable second = labelling(new TaskId(row, 2), BOB, BAG);
    atOnce(first, second);
    assertThat(workshop.row(row).state()).isEqualTo(DataRowState.ACCEPTED);
  }

  @Test
  void whoSkipsWhileTheOtherDecidesHasTheLastWord() {
    given(Rules.twoLabels(0));
    DataRowId row = workshop.register();
    TaskId other = new TaskId(row, 2);
    workshop.processes.workQueue().claim(other, BOB);
    Runnable skipping = () -> workshop.send(new SkipDataRow(row, decision(other, BOB), null));
    Runnable labelling = labelling(new TaskId(row, 1), ADA, BAG);
    atOnce(() -> orRefused(labelling, Refusal.STAGE_PASSED), skipping);
    assertThat(workshop.row(row).state()).isEqualTo(DataRowState.SKIPPED);
  }

  @Test
  void aClaimThatRanOutLetsItsHolderTakeTheOther() {
    given(Rules.twoLabels(0));
    DataRowId row = workshop.register();
    workshop.processes.workQueue().claim(new TaskId(row, 1), ADA);
    workshop.clock.advance(Duration.ofMinutes(31));
    assertThat(workshop.processes.sweeper().sweep(10).expired()).isEqualTo(1);
    workshop.processes.workQueue().claim(new TaskId(row, 2), ADA);
    assertThat(tasks(row)).extracting(QueuedTask::assignee).containsExactly(null, ADA);
  }

  @Test
  void skippingAtOneEndsTheRow() {
    given(Rules.twoLabels(0));
    DataRowId row = workshop.register();
    workshop.processes.workQueue().claim(new TaskId(row, 1), ADA);
    workshop.processes.workQueue().claim(new TaskId(row, 2), BOB);
    workshop.send(new SkipDataRow(row, decision(new TaskId(row, 2), BOB), null));
    assertThat(workshop.row(row).state()).isEqualTo(DataRowState.SKIPPED);
    assertThat(workshop.waitingAt(row)).isEmpty();
    assertThat(tasks(row)).isEmpty();
  }

  @Test
  void escalatesOnlyTheTaskThatIsLate() {
    given(Rules.twoLabels(1).sla(Duration.ofHours(1)));
    DataRowId row = workshop.register();
    label(row, 1, ADA, BAG);
    workshop.clock.advance(Duration.ofHours(2));
    assertThat(workshop.processes.sweeper().sweep(10).breached()).isEqualTo(1);
    assertThat(workshop.row(row).tasks()).extracting(Task::escalated).containsExactly(false, true);
    label(row, 2, BOB, BAG);
    assertThat(workshop.row(row).state()).isEqualTo(DataRowState.REVIEW);
  }

  @Test
  void asksAModelOnlyWhereNobodyHasBegun() {
    given(Rules.twoLabels(1));
    DataRowId untouched = workshop.register();
    DataRowId begun = workshop.register();
    DataRowId half = workshop.register();
    workshop.processes.workQueue().claim(new TaskId(begun, 2), ADA);
    label(half, 1, ADA, BAG);
    ModelRunId run = new ModelRunId("run");
    workshop.send(new RequestPreLabels(run, MODEL, List.of(untouched, begun, half)));
    assertThat(workshop.waitingAt(untouched)).containsExactly("pre-label-data-row");
    assertThat(tasks(untouched)).isEmpty();
    assertThat(tasks(begun)).hasSize(2);
    assertThat(tasks(half)).hasSize(1);
    workshop.send(new FailPreLabels(run, MODEL, Map.of(untouched, "broken")));
    assertThat(tasks(untouched)).extracting(task -> task.id().ordinal()).containsExactly(3, 4);
  }

  @Test
  void aRowThatIsReopenedWithoutReviewersIsLabelledByTwoAgain() {
    given(Rules.twoLabels(0));
    DataRowId row = workshop.register();
    label(row, 1, ADA, BAG);
    label(row, 2, BOB, BAG);
    workshop.send(new ReopenDataRow(row, EVE, "look again"));
    assertThat(workshop.waitingAt(row)).containsExactly("label-data-row", "label-data-row");
    label(row, 3, ADA, COAT);
    label(row, 4, BOB, COAT);
    assertThat(workshop.row(row).annotations()).isEqualTo(COAT);
  }

  @Test
  void restoresTheTokenThatIsLeft() {
    given(Rules.twoLabels(0));
    DataRowId row = workshop.register();
    label(row, 1, ADA, BAG);
    workshop.processes.rebuild().rebuild(count -> {});
    assertThat(workshop.waitingAt(row)).containsExactly("label-data-row");
    assertThat(tasks(row)).extracting(task -> task.id().ordinal()).containsExactly(2);
    label(row, 2, BOB, COAT);
    assertThat(workshop.waitingAt(row)).containsExactly("adjudicate-label");
  }

  private Runnable labelling(TaskId task, UserId person, List<Annotation> said) {
    workshop.processes.workQueue().claim(task, person);
    return () -> workshop.send(new SubmitLabel(task.dataRowId(), decision(task, person), said));
  }

  private static void orRefused(Runnable work, Refusal refusal) {
    try {
      work.run();
    } catch (CommandRefused refused) {
      assertThat(refused.refusal()).isEqualTo(refusal);
    }
  }

  /** Has both read what they decide on before either writes; a deadlock is not resolved. */
  private void atOnce(Runnable one, Runnable other) {
    CyclicBarrier bothHaveRead = new CyclicBarrier(2);
    CompletableFuture<Void> both =
        CompletableFuture.allOf(transaction(one, bothHaveRead), transaction(other, bothHaveRead));
    try {
      assertThat(both).succeedsWithin(Duration.ofSeconds(30));
    } finally {
      workshop.jdbc.execute(CANCEL_WAITING);
    }
  }

  private CompletableFuture<Void> transaction(Runnable work, CyclicBarrier bothHaveRead) {
    AtomicBoolean again = new AtomicBoolean();
    return CompletableFuture.runAsync(
        () ->
            workshop.commands.execute(
                EVE,
                () -> {
                  workshop.jdbc.execute("SET LOCAL deadlock_timeout = '1h'");
                  work.run();
                  return again.getAndSet(true) ? 0 : arrive(bothHaveRead);
                }),
        command -> new Thread(command).start());
  }

  private static int arrive(CyclicBarrier barrier) {
    try {
      return barrier.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  private List<QueuedTask> tasks(DataRowId row) {
    return workshop.processes.workQueue().find(row);
  }

  private void label(DataRowId row, int ordinal, UserId person, List<Annotation> said) {
    TaskId task = new TaskId(row, ordinal);
    workshop.processes.workQueue().claim(task, person);
    workshop.send(new SubmitLabel(row, decision(task, person), said));
  }

  private Decision decision(TaskId task, UserId person) {
    return new Decision(task, person, workshop.clock.instant(), null, null, null);
  }

  private Optional<TaskId> claimNext(UserId person, Group group) {
    ClaimNext wish = new ClaimNext(workshop.project, person, Set.of(group), Set.of());
    return workshop.processes.workQueue().claimNext(wish).result();
  }
}
