package io.countersign.processes;

import static io.countersign.processes.Workshop.ADA;
import static io.countersign.processes.Workshop.BAG;
import static io.countersign.processes.Workshop.BOB;
import static io.countersign.processes.Workshop.EVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.engine.batch.ArchiveBatch;
import io.countersign.engine.batch.RescheduleBatch;
import io.countersign.engine.batch.RestoreBatch;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.label.Decision;
import io.countersign.engine.datarow.label.SubmitLabel;
import io.countersign.engine.datarow.task.ReleaseTask;
import io.countersign.engine.project.ArchiveProject;
import io.countersign.engine.project.Group;
import io.countersign.engine.project.RestoreProject;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import io.countersign.processes.queue.ClaimNext;
import io.countersign.processes.queue.TaskFilter;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Batches and projects that are put away: nobody is offered their rows. */
@SuppressWarnings("NullAway.Init") // each test begins with its own rows
class ArchiveTest {
  private Workshop workshop;
  private DataRowId first;
  private DataRowId second;

  @BeforeEach
  void open() {
    workshop = Workshop.alone(Rules.staged(1).sla(Duration.ofHours(1)));
    first = workshop.register();
    second = workshop.register();
  }

  @AfterEach
  void closesAndFindsNothingAmiss() {
    assertThat(workshop.differences()).isEmpty();
    workshop.processes.rebuild().rebuild(count -> {});
    assertThat(workshop.differences()).isEmpty();
    workshop.close();
  }

  private Optional<TaskId> offered(UserId person) {
    return workshop
        .processes
        .workQueue()
        .claimNext(
            new ClaimNext(
                workshop.project, person, Set.of(Group.LABELLERS, Group.REVIEWERS), Set.of()))
        .result();
  }

  private void archive() {
    workshop.send(new ArchiveBatch(workshop.batch, EVE));
  }

  private static void refused(Refusal refusal, Runnable what) {
    assertThatThrownBy(what::run)
        .isInstanceOfSatisfying(
            CommandRefused.class, refused -> assertThat(refused.refusal()).isEqualTo(refusal));
  }

  @Test
  void nobodyIsOfferedTheRowsOfAnArchivedBatch() {
    archive();
    assertThat(offered(ADA)).isEmpty();
    refused(Refusal.BATCH_ARCHIVED, () -> workshop.claimed(first, ADA));
    assertThat(workshop.processes.workQueue().count(TaskFilter.of(workshop.project))).isZero();
    workshop.send(new RestoreBatch(workshop.batch, EVE));
    assertThat(offered(ADA)).isPresent();
  }

  @Test
  void whoIsAtARowMayFinishItAndTheNextTaskIsPutAway() {
    Decision decision = workshop.claimed(first, ADA);
    archive();
    workshop.send(new SubmitLabel(first, decision, BAG));
    assertThat(workshop.waitingAt(first)).containsExactly("review-label");
    assertThat(offered(BOB)).isEmpty();
    workshop.send(new RestoreBatch(workshop.batch, EVE));
    workshop.approve(first, BOB);
  }

  @Test
  void whoGivesARowBackDoesNotGetItAgain() {
    Decision decision = workshop.claimed(first, ADA);
    archive();
    workshop.processes.workQueue().claim(decision.taskId(), ADA);
    workshop.send(new ReleaseTask(first, decision.taskId(), ADA, false));
    assertThat(offered(ADA)).isEmpty();
    refused(Refusal.BATCH_ARCHIVED, () -> workshop.claimed(first, ADA));
  }

  @Test
  void rowsThatComeInMeanwhileArePutAwayToo() {
    archive();
    workshop.register();
    assertThat(offered(ADA)).isEmpty();
  }

  @Test
  void dueTimesAreNotChased() {
    archive();
    workshop.clock.advance(Duration.ofHours(3));
    workshop.processes.sweeper().sweep(100);
    assertThat(workshop.row(first).openTasks().get(0).escalated()).isFalse();
    workshop.send(new RestoreBatch(workshop.batch, EVE));
    workshop.processes.sweeper().sweep(100);
    assertThat(workshop.row(first).openTasks().get(0).escalated()).isTrue();
  }

  @Test
  void anArchivedBatchTakesNoImport() {
    archive();
    archive();
    refused(
        Refusal.BATCH_ARCHIVED, () -> workshop.send(new RescheduleBatch(workshop.batch, 70, null)));
  }

  @Test
  void aProjectIsPutAwayWithAllOfItsBatches() {
    archive();
    workshop.send(new ArchiveProject(workshop.project, EVE));
    workshop.send(new RestoreBatch(workshop.batch, EVE));
    assertThat(offered(ADA)).isEmpty();
    workshop.send(new RestoreProject(workshop.project, EVE));
    assertThat(offered(ADA)).isPresent();
    assertThat(workshop.queued(second)).isPresent();
  }

  @Test
  void aBatchStaysAwayWhenItsProjectComesBack() {
    archive();
    workshop.send(new ArchiveProject(workshop.project, EVE));
    workshop.send(new RestoreProject(workshop.project, EVE));
    assertThat(offered(ADA)).isEmpty();
  }
}
