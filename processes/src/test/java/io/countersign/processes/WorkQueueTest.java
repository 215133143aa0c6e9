package io.countersign.processes;

import static io.countersign.processes.Workshop.ADA;
import static io.countersign.processes.Workshop.BOB;
import static io.countersign.processes.Workshop.EVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.batch.CreateBatch;
import io.countersign.engine.batch.RescheduleBatch;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.TaskState;
import io.countersign.engine.datarow.intake.RegisterDataRows;
import io.countersign.engine.datarow.task.ReleaseTask;
import io.countersign.engine.project.ClaimOrder;
import io.countersign.engine.project.Group;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import io.countersign.processes.queue.ClaimNext;
import io.countersign.processes.queue.QueuedTask;
import io.countersign.processes.queue.TaskFilter;
import io.countersign.processes.queue.WorkQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init") // each test says what is given
class WorkQueueTest {
  private Workshop workshop;
  private WorkQueue queue;

  private void given(Rules rules) {
    workshop = Workshop.with(rules);
    queue = workshop.processes.workQueue();
  }

  @AfterEach
  void close() {
    assertThat(workshop.differences()).isEmpty();
    workshop.close();
  }

  private Optional<DataRowId> next(UserId person, Group group, String... stages) {
    ClaimNext wish = new ClaimNext(workshop.project, person, Set.of(group), Set.of(stages));
    return queue.claimNext(wish).result().map(TaskId::dataRowId);
  }

  private DataRowId registerIn(String batch, int priority) {
    BatchId id = new BatchId(batch + "-of-" + workshop.project);
    workshop.send(new CreateBatch(id, workshop.project, batch, priority, null));
    var row = workshop.newRow(null, List.of());
    workshop.send(new RegisterDataRows(workshop.project, id, 1, List.of(row)));
    return row.dataRowId();
  }

  @Test
  void ofWhatIsOnTrackTheHighestPriorityIsClaimedFirstThenWhatIsDueThenWhatIsOld() {
    given(Rules.staged(1).sla(Duration.ofHours(1)));
    workshop.clock.advance(Duration.ofMinutes(1));
    DataRowId late = workshop.register();
    workshop.clock.advance(Duration.ofMinutes(1));
    DataRowId urgent = registerIn("urgent", 90);
    workshop.clock.advance(Duration.ofMinutes(1));
    DataRowId latest = workshop.register();
    assertThat(next(ADA, Group.LABELLERS)).contains(urgent);
    assertThat(next(ADA, Group.LABELLERS)).contains(late);
    assertThat(next(ADA, Group.LABELLERS)).contains(latest);
    assertThat(next(ADA, Group.LABELLERS)).isEmpty();
  }

  @Test
  void whatIsOverdueIsClaimedFirstThenWhatIsAtRiskThenByPriority() {
    List<DataRowId> rows = lateRows();
    assertThat(claimAll(ADA, ClaimOrder.DUE_FIRST)).containsExactlyElementsOf(rows);
  }

  @Test
  void aPolicyMayPutPriorityBeforeLateness() {
    List<DataRowId> rows = lateRows();
    assertThat(claimAll(ADA, ClaimOrder.PRIORITY_FIRST))
        .containsExactly(rows.get(3), rows.get(1), rows.get(0), rows.get(2), rows.get(4));
  }

  /** One overdue, two at risk and two on track, in the order of what is due first. */
  private List<DataRowId> lateRows() {
    given(Rules.staged(1).sla(Duration.ofHours(1)));
    DataRowId overdue = workshop.register();
    workshop.clock.advance(Duration.ofMinutes(31));
    DataRowId atRisk = workshop.register();
    DataRowId urgentAtRisk = registerIn("urgent", 80);
    workshop.clock.advance(Duration.ofMinutes(30));
    DataRowId onTrack = workshop.register();
    DataRowId urgentOnTrack = registerIn("most urgent", 90);
    workshop.processes.sweeper().sweep(10_000);
    return List.of(overdue, urgentAtRisk, atRisk, urgentOnTrack, onTrack);
  }

  private List<DataRowId> claimAll(UserId person, ClaimOrder order) {
    ClaimNext wish =
        new ClaimNext(workshop.project, person, Set.of(Group.LABELLERS), Set.of()).in(order);
    return Stream.generate(() -> queue.claimNext(wish).result())
        .takeWhile(Optional::isPresent)
        .map(task -> task.orElseThrow().dataRowId())
        .toList();
  }

  @Test
  void aClaimLastsAsLongAsThePolicySays() {
    given(Rules.staged(1));
    DataRowId row = workshop.register();
    next(ADA, Group.LABELLERS);
    QueuedTask task = workshop.queued(row).orElseThrow();
    assertThat(task.state()).isEqualTo(TaskState.CLAIMED);
    assertThat(task.assignee()).isEqualTo(ADA);
    assertThat(task.claimExpiresAt())
        .isEqualTo(workshop.clock.instant().plus(Duration.ofMinutes(30)));
  }

  @Test
  void workOfAnotherGroupIsNotOffered() {
    given(Rules.staged(1));
    workshop.register();
    assertThat(next(ADA, Group.REVIEWERS)).isEmpty();
    assertThat(next(ADA, Group.LEADS)).isEmpty();
  }

  @Test
  void theAuthorOfALabelIsNotOfferedItsReview() {
    given(Rules.staged(1));
    DataRowId row = workshop.register();
    workshop.submit(row, ADA);
    assertThat(next(ADA, Group.REVIEWERS)).isEmpty();
    assertThat(next(BOB, Group.REVIEWERS)).contains(row);
  }

  @Test
  void reworkIsOfferedToItsAuthorOnly() {
    given(Rules.staged(1));
    DataRowId row = workshop.register();
    workshop.submit(row, ADA);
    workshop.reject(row, BOB);
    assertThat(next(EVE, Group.LABELLERS)).isEmpty();
    assertThat(refusal(() -> queue.claim(workshop.task(row), EVE)))
        .isEqualTo(Refusal.TASK_RESERVED);
    assertThat(next(ADA, Group.LABELLERS)).contains(row);
  }

  @Test
  void onlyTheStagesThatAreAskedForAreOffered() {
    given(Rules.staged(1));
    DataRowId row = workshop.register();
    assertThat(next(ADA, Group.LABELLERS, "rework")).isEmpty();
    assertThat(next(ADA, Group.LABELLERS, "rework", "label")).contains(row);
  }

  @Test
  void theMostUrgentOfAllStagesIsOffered() {
    given(Rules.staged(2).maxRounds(1));
    DataRowId ordinary = workshop.register();
    workshop.submit(ordinary, ADA);
    workshop.approve(ordinary, BOB);
    DataRowId urgent = registerIn("urgent", 90);
    workshop.submit(urgent, ADA);
    workshop.reject(urgent, BOB);
    assertThat(workshop.queued(ordinary).orElseThrow().stage()).isEqualTo("acceptance");
    assertThat(workshop.queued(urgent).orElseThrow().stage()).isEqualTo("adjudicate");
    assertThat(next(EVE, Group.LEADS)).contains(urgent);
    assertThat(next(EVE, Group.LEADS)).contains(ordinary);
  }

  @Test
  void aReleasedTaskIsOfferedAgain() {
    given(Rules.staged(1));
    DataRowId row = workshop.register();
    next(ADA, Group.LABELLERS);
    workshop.send(new ReleaseTask(row, workshop.task(row), ADA, false));
    assertThat(next(BOB, Group.LABELLERS)).contains(row);
  }

  @Test
  void anotherPriorityOfABatchReordersItsOpenWorkAndWhatFollows() {
    given(Rules.staged(1));
    DataRowId first = workshop.register();
    DataRowId other = registerIn("other", 60);
    workshop.send(new RescheduleBatch(workshop.batch, 70, null));
    assertThat(workshop.queued(first).orElseThrow().priority()).isEqualTo(70);
    assertThat(next(ADA, Group.LABELLERS)).contains(first);
    assertThat(next(ADA, Group.LABELLERS)).contains(other);
    assertThat(workshop.queued(workshop.register()).orElseThrow().priority()).isEqualTo(70);
  }

  @Test
  void refusesTasksThatAreNotThere() {
    given(Rules.staged(1));
    DataRowId row = workshop.register();
    TaskId unknownRow = new TaskId(new DataRowId("unknown"), 1);
    TaskId unknownTask = new TaskId(row, 2);
    assertThat(refusal(() -> queue.claim(unknownRow, ADA))).isEqualTo(Refusal.TASK_NOT_FOUND);
    assertThat(refusal(() -> queue.claim(unknownTask, ADA))).isEqualTo(Refusal.TASK_NOT_FOUND);
    assertThat(queue.find(unknownTask)).isEmpty();
    assertThat(queue.find(workshop.task(row))).isPresent();
  }

  private static Refusal refusal(Runnable action) {
    return catchThrowableOfType(CommandRefused.class, action::run).refusal();
  }

  @Test
  void listsPageByPageWhatFitsTheFilter() {
    given(Rules.staged(1));
    List<DataRowId> rows = workshop.register(25);
    workshop.claimed(rows.get(3), ADA);
    workshop.submit(rows.get(4), ADA);
    TaskFilter all = TaskFilter.of(workshop.project);
    assertThat(pages(all, 10)).containsExactlyElementsOf(rows);
    assertThat(pages(all.assignee(ADA), 10)).containsExactly(rows.get(3));
    assertThat(pages(all.stage("review"), 10)).containsExactly(rows.get(4));
    assertThat(queue.count(all.stage("label").state(TaskState.OPEN))).isEqualTo(23);
    assertThat(queue.count(all.batch(workshop.batch))).isEqualTo(25);
  }

  private List<DataRowId> pages(TaskFilter filter, int limit) {
    List<DataRowId> listed = new ArrayList<>();
    @Nullable TaskId after = null;
    List<QueuedTask> page = queue.list(filter, after, limit);
    while (!page.isEmpty()) {
      page.forEach(task -> listed.add(task.dataRowId()));
      after = page.get(page.size() - 1).id();
      page = queue.list(filter, after, limit);
    }
    return listed;
  }

  @Test
  void ofTwoWhoClaimTheSameTaskOneWinsAndTheOtherIsRefused() throws Exception {
    given(Rules.staged(1));
    for (DataRowId row : workshop.register(20)) {
      TaskId task = workshop.task(row);
      List<Callable<Boolean>> claims = List.of(() -> claims(task, ADA), () -> claims(task, BOB));
      assertThat(together(claims)).containsExactlyInAnyOrder(true, false);
    }
  }

  private boolean claims(TaskId task, UserId person) {
    try {
      queue.claim(task, person);
      return true;
    } catch (CommandRefused refused) {
      assertThat(refused.refusal()).isEqualTo(Refusal.TASK_CLAIMED_BY_ANOTHER);
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 32})
  void noTaskIsClaimedTwiceAndNoClaimFails(int people) throws Exception {
    given(Rules.staged(1));
    int open = 1_280;
    for (int i = 0; i < open / 128; i++) {
      workshop.register(128);
    }
    Set<DataRowId> claimed = ConcurrentHashMap.newKeySet();
    List<Callable<Integer>> claimers =
        IntStream.range(0, people)
            .<Callable<Integer>>mapToObj(i -> () -> claimAll(new UserId("p" + i), claimed))
            .toList();
    int sum = together(claimers).stream().mapToInt(Integer::intValue).sum();
    assertThat(sum).isEqualTo(open);
    assertThat(claimed).hasSize(open);
  }

  private int claimAll(UserId person, Set<DataRowId> claimed) {
    int count = 0;
    for (Optional<DataRowId> row = next(person, Group.LABELLERS);
        row.isPresent();
        row = next(person, Group.LABELLERS)) {
      assertThat(claimed.add(row.get())).as("claimed once").isTrue();
      count++;
    }
    return count;
  }

  private static <T> List<T> together(List<Callable<T>> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(work.size());
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(work)) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
