package io.countersign.processes;

import static io.countersign.processes.Workshop.ADA;
import static io.countersign.processes.Workshop.BOB;
import static io.countersign.processes.Workshop.EVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.TaskState;
import io.countersign.engine.sla.SlaState;
import io.countersign.processes.queue.QueuedTask;
import io.countersign.processes.upkeep.Sweeper;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When time passes. */
class SweeperTest {
  private static final Duration LIMIT = Duration.ofHours(2);

  private Workshop workshop;
  private Sweeper sweeper;

  @BeforeEach
  void start() {
    workshop = Workshop.alone(Rules.staged(1).sla(LIMIT));
    sweeper = workshop.processes.sweeper();
  }

  @AfterEach
  void close() {
    assertThat(workshop.differences()).isEmpty();
    workshop.close();
  }

  private QueuedTask queued(DataRowId row) {
    return workshop.queued(row).orElseThrow();
  }

  @Test
  void aTaskGoesFromAtRiskToBreachedAndIsEscalated() {
    DataRowId row = workshop.register();
    assertThat(queued(row).dueAt()).isEqualTo(workshop.clock.instant().plus(LIMIT));
    workshop.clock.advance(Duration.ofMinutes(59));
    assertThat(sweeper.sweep(10).total()).isZero();
    workshop.clock.advance(Duration.ofMinutes(1));
    assertThat(sweeper.sweep(10)).isEqualTo(new Sweeper.Swept(0, 1, 0));
    assertThat(queued(row).sla()).isEqualTo(SlaState.AT_RISK);
    workshop.clock.advance(Duration.ofHours(1));
    assertThat(sweeper.sweep(10)).isEqualTo(new Sweeper.Swept(0, 0, 1));
    assertThat(queued(row).sla()).isEqualTo(SlaState.BREACHED);
    assertThat(queued(row).escalated()).isTrue();
    assertThat(queued(row).priority()).isEqualTo(75);
    assertThat(workshop.waitingAt(row)).containsExactly("label-data-row");
    assertThat(sweeper.sweep(10).total()).isZero();
  }

  @Test
  void anEscalatedTaskIsDecidedLikeAnyOther() {
    DataRowId row = workshop.register();
    workshop.clock.advance(LIMIT);
    sweeper.sweep(10);
    workshop.submit(row, ADA);
    assertThat(workshop.waitingAt(row)).containsExactly("review-label");
    assertThat(queued(row).priority()).isEqualTo(50);
    workshop.approve(row, BOB);
    assertThat(workshop.waitingAt(row)).isEmpty();
  }

  @Test
  void escalatedReworkIsFreeForTheWholeGroup() {
    DataRowId row = workshop.register();
    workshop.submit(row, ADA);
    workshop.reject(row, BOB);
    workshop.clock.advance(LIMIT);
    sweeper.sweep(10);
    assertThat(queued(row).reservedFor()).isNull();
    workshop.submit(row, EVE);
    assertThat(workshop.waitingAt(row)).containsExactly("review-label");
  }

  @Test
  void anEscalatedTaskKeepsItsClaim() {
    DataRowId row = workshop.register();
    workshop.clock.advance(LIMIT.minusMinutes(10));
    workshop.claimed(row, ADA);
    workshop.clock.advance(Duration.ofMinutes(10));
    assertThat(sweeper.sweep(10).breached()).isOne();
    assertThat(queued(row).assignee()).isEqualTo(ADA);
  }

  @Test
  void aClaimThatRanOutIsTakenBack() {
    DataRowId row = workshop.register();
    workshop.claimed(row, ADA);
    workshop.clock.advance(Duration.ofMinutes(30));
    assertThat(sweeper.sweep(10).expired()).isOne();
    assertThat(queued(row).state()).isEqualTo(TaskState.OPEN);
    assertThat(queued(row).assignee()).isNull();
    workshop.submit(row, BOB);
    assertThat(workshop.waitingAt(row)).containsExactly("review-label");
  }

  @Test
  void aSweepIsBounded() {
    workshop.register(5);
    workshop.clock.advance(LIMIT);
    assertThat(sweeper.sweep(2)).isEqualTo(new Sweeper.Swept(0, 0, 2));
    assertThat(sweeper.sweep(2).isFull(2)).isTrue();
    assertThat(sweeper.sweep(2)).isEqualTo(new Sweeper.Swept(0, 0, 1));
  }

  @Test
  void manySweepersNoteEachBreachOnce() throws Exception {
    workshop.register(200);
    workshop.clock.advance(LIMIT);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Integer>> sweeps =
          IntStream.range(0, 40)
              .<Callable<Integer>>mapToObj(i -> () -> sweeper.sweep(10).breached())
              .toList();
      int breached = 0;
      for (Future<Integer> sweep : threads.invokeAll(sweeps)) {
        breached += sweep.get();
      }
      assertThat(breached).isEqualTo(200);
    } finally {
      threads.shutdownNow();
    }
    Integer events =
        workshop.jdbc.queryForObject(
            "SELECT count(*) FROM event WHERE type = 'sla-breached'", Integer.class);
    assertThat(events).isEqualTo(200);
  }

  @Test
  void aRowThatCanNotBeSweptKeepsNoOtherFromIt() {
    DataRowId broken = workshop.register();
    DataRowId whole = workshop.register();
    workshop.poison(broken);
    workshop.clock.advance(LIMIT);
    assertThat(sweeper.sweep(10).breached()).isOne();
    assertThat(queued(whole).sla()).isEqualTo(SlaState.BREACHED);
    assertThat(workshop.processes.deadLetters().all())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.dataRow()).isEqualTo(broken);
              assertThat(row.failure()).contains("from-the-future");
            });
    assertThat(sweeper.sweep(10).total()).isZero();
    assertThat(workshop.differences()).singleElement().asString().contains("from-the-future");
    workshop.heal();
    assertThat(sweeper.sweep(10).total()).isZero();
    assertThat(workshop.processes.deadLetters().retry(List.of(broken))).isOne();
    assertThat(sweeper.sweep(10).breached()).isOne();
    assertThat(workshop.processes.deadLetters().all()).isEmpty();
  }
}
