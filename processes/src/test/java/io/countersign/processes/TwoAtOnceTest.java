package io.countersign.processes;

import static io.countersign.processes.Workshop.ADA;
import static io.countersign.processes.Workshop.BAG;
import static io.countersign.processes.Workshop.BOB;
import static io.countersign.processes.Workshop.EVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.label.SkipDataRow;
import io.countersign.engine.datarow.label.SkipReason;
import io.countersign.engine.datarow.label.SubmitLabel;
import io.countersign.engine.project.Group;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import io.countersign.processes.queue.QueuedTask;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two people at the two tasks of a row in the same moment: no deadlock, and nothing twice. */
class TwoAtOnceTest {
  private static final String CANCEL_WAITING =
      """
      SELECT pg_cancel_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'
      """;

  private final Workshop workshop = Workshop.alone(Rules.twoLabels(0));
  private final TaskWork work = new TaskWork(workshop);

  @AfterEach
  void closesAndFindsNothingAmiss() {
    work.close();
  }

  @Test
  void twoWhoAskForTheNextTaskAtOnceHaveOneOfEachRow() {
    List<DataRowId> rows = workshop.register(2);
    atOnce(() -> work.claimNext(ADA, Group.LABELLERS), () -> work.claimNext(BOB, Group.LABELLERS));
    assertThat(rows)
        .allSatisfy(
            row ->
                assertThat(work.tasks(row)).filteredOn(task -> task.assignee() != null).hasSize(1));
  }

  @Test
  void twoWhoTakeTheTasksOfARowAtOnceEachHaveTheirs() {
    DataRowId row = workshop.register();
    atOnce(() -> work.claim(row, 1, ADA), () -> work.claim(row, 2, BOB));
    assertThat(work.tasks(row)).extracting(QueuedTask::assignee).containsExactly(ADA, BOB);
  }

  @Test
  void twoWhoDecideAtOnceWaitForEachOther() {
    DataRowId row = workshop.register();
    Runnable first = labelling(new TaskId(row, 1), ADA, BAG);
    Runnable second = labelling(new TaskId(row, 2), BOB, BAG);
    atOnce(first, second);
    assertThat(workshop.row(row).state()).isEqualTo(DataRowState.ACCEPTED);
  }

  @Test
  void whoSkipsWhileTheOtherDecidesHasTheLastWord() {
    DataRowId row = workshop.register();
    TaskId other = new TaskId(row, 2);
    work.claim(row, 2, BOB);
    Runnable skipping =
        () ->
            workshop.send(
                new SkipDataRow(row, work.decision(other, BOB), SkipReason.CANNOT_DECIDE));
    Runnable labelling = labelling(new TaskId(row, 1), ADA, BAG);
    atOnce(() -> orRefused(labelling, Refusal.STAGE_PASSED), skipping);
    assertThat(workshop.row(row).state()).isEqualTo(DataRowState.SKIPPED);
  }

  private Runnable labelling(TaskId task, UserId person, List<Annotation> said) {
    work.claim(task.dataRowId(), task.ordinal(), person);
    return () ->
        workshop.send(new SubmitLabel(task.dataRowId(), work.decision(task, person), said));
  }

  private static void orRefused(Runnable action, Refusal refusal) {
    try {
      action.run();
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

  private CompletableFuture<Void> transaction(Runnable action, CyclicBarrier bothHaveRead) {
    AtomicBoolean again = new AtomicBoolean();
    return CompletableFuture.runAsync(
        () ->
            workshop.commands.execute(
                EVE,
                () -> {
                  workshop.jdbc.execute("SET LOCAL deadlock_timeout = '1h'");
                  action.run();
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
}
