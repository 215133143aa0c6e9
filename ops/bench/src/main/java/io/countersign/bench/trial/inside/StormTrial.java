package io.countersign.bench.trial.inside;

import io.countersign.bench.measure.Measurement;
import io.countersign.bench.measure.Run;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.label.Decision;
import io.countersign.engine.datarow.label.SubmitLabel;
import io.countersign.engine.datarow.task.ReleaseTask;
import io.countersign.engine.project.FlowDefinition;
import io.countersign.engine.project.Group;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.ops.contract.figures.Figure;
import io.countersign.processes.Processes;
import io.countersign.processes.queue.ClaimNext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Many reviewers take tasks as fast as they can; some give them back and some walk away, so that
 * their claims run out, until every task is done.
 */
public final class StormTrial implements Measurement {
  private static final int TASKS = 100_000;
  private static final int PEOPLE = 32;
  private static final int LEFT_PERCENT = 5;
  private static final int RELEASED_PERCENT = 5;
  private static final int SWEEP_LIMIT = 500;

  /** How long a minute of the trial's clock takes. */
  private static final long MINUTE_MILLIS = 100;

  /** Claims of a task that was neither given back nor let run out since the claim before. */
  private static final String TWICE =
      """
      SELECT count(*) FROM (
        SELECT type, lag(type) OVER (PARTITION BY payload ->> 'taskId' ORDER BY version) AS before
          FROM event WHERE type IN ('task-claimed', 'task-released', 'claim-expired',
            'label-submitted')) moves
        WHERE type = 'task-claimed' AND before = 'task-claimed'
      """;

  private static final String DONE_TWICE =
      """
      SELECT count(*) FROM (SELECT FROM event WHERE type = 'label-submitted'
        GROUP BY payload ->> 'taskId' HAVING count(*) > 1) doubled
      """;

  @Override
  public String name() {
    return "storm";
  }

  @Override
  public String about() {
    return "32 reviewers and 100,000 tasks (--times), with claims given back and run out";
  }

  @Override
  public List<Figure> measure(Run run) throws Exception {
    int tasks = run.timesOr(TASKS);
    List<Figure> figures = new ArrayList<>();
    for (FlowDefinition flow : Processes.shippedFlows().all()) {
      run.say("The flow %s", flow.id());
      try (Workplace place = new Workplace(Rules.untimed(flow.id()))) {
        figures.addAll(new Storm(place, run).blow(tasks));
      }
    }
    return figures;
  }

  private static final class Storm {
    private final Workplace place;
    private final Run run;
    private final AtomicInteger left = new AtomicInteger();
    private final AtomicLong claims = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong turnedAway = new AtomicLong();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger[] done = new AtomicInteger[PEOPLE];

    Storm(Workplace place, Run run) {
      this.place = place;
      this.run = run;
      for (int person = 0; person < PEOPLE; person++) {
        done[person] = new AtomicInteger();
      }
    }

    List<Figure> blow(int tasks) throws InterruptedException {
      run.say("Opening %,d tasks", tasks);
      place.register(tasks);
      int opened = Math.toIntExact(open());
      left.set(opened);
      long start = System.nanoTime();
      List<Thread> threads = new ArrayList<>();
      for (int person = 0; person < PEOPLE; person++) {
        int number = person;
        threads.add(new Thread(() -> work(number), "reviewer-" + person));
      }
      threads.add(new Thread(this::sweep, "sweeper"));
      run.say("%d people begin", PEOPLE);
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
      return figures(opened, (System.nanoTime() - start) / 1e9);
    }

    private List<Figure> figures(int tasks, double seconds) {
      long twice = count(TWICE) + count(DONE_TWICE);
      int least = List.of(done).stream().mapToInt(AtomicInteger::get).min().orElse(0);
      return List.of(
          Figure.of("tasks", "count", tasks),
          Figure.of("claims", "1/s", claims.get() / seconds),
          Figure.of("claimed or done twice", "count", twice).atMost(0),
          Figure.of("claims and decisions that failed", "count", failed.get()).atMost(0),
          Figure.of("turned away while many were open", "count", turnedAway.get()).atMost(0),
          Figure.of("tasks never done", "count", left.get()).atMost(0),
          Figure.of("least that one did, of an equal share", "", least * PEOPLE / (double) tasks)
              .atLeast(0.5),
          Figure.of("differences found by verify", "count", place.differences().size()).atMost(0));
    }

    private long count(String sql) {
      Long found = place.jdbc().queryForObject(sql, Long.class);
      return found == null ? 0 : found;
    }

    private void work(int number) {
      UserId person = new UserId("person-" + number);
      ClaimNext wish =
          new ClaimNext(Workplace.PROJECT, person, Set.of(Group.LABELLERS), Set.of("label"));
      Random random = run.random(number);
      try {
        while (left.get() > 0) {
          next(wish)
              .ifPresentOrElse(task -> take(task, person, random, number), Thread::onSpinWait);
        }
      } finally {
        over.compareAndSet(false, left.get() == 0);
      }
    }

    private Optional<TaskId> next(ClaimNext wish) {
      try {
        Optional<TaskId> task = place.processes().workQueue().claimNext(wish).result();
        if (task.isEmpty() && open() > 2 * PEOPLE) {
          turnedAway.incrementAndGet();
        }
        return task;
      } catch (RuntimeException e) {
        fail("A claim failed", e);
        return Optional.empty();
      }
    }

    private long open() {
      return count(
          "SELECT count(*) FROM work_queue WHERE state = 'OPEN' AND stage = 'label' AND project_id"
              + " = '"
              + Workplace.PROJECT
              + "'");
    }

    private void take(TaskId task, UserId person, Random random, int number) {
      claims.incrementAndGet();
      int drawn = random.nextInt(100);
      if (drawn < LEFT_PERCENT) {
        return;
      }
      try {
        if (drawn < LEFT_PERCENT + RELEASED_PERCENT) {
          send(new ReleaseTask(task.dataRowId(), task, person, false), person);
        } else {
          Decision decision = new Decision(task, person, place.clock().instant(), null, null, null);
          send(new SubmitLabel(task.dataRowId(), decision, Workplace.BAG), person);
          left.decrementAndGet();
          done[number].incrementAndGet();
        }
      } catch (CommandRefused refused) {
        // Its claim ran out in the moment between: somebody else has it now.
        if (!refused.refusal().name().equals("CLAIM_EXPIRED")) {
          fail("A decision failed", refused);
        }
      } catch (RuntimeException e) {
        fail("A decision failed", e);
      }
    }

    private void send(Object command, UserId person) {
      place.commands().send(command, person);
    }

    private void fail(String what, RuntimeException failure) {
      if (failed.incrementAndGet() <= 10) {
        run.say("%s: %s", what, failure);
      }
    }

    /** A minute of the trial's clock goes by with each sweep. */
    private void sweep() {
      while (left.get() > 0 && !over.get()) {
        place.clock().advance(Duration.ofMinutes(1));
        try {
          place.processes().sweeper().sweep(SWEEP_LIMIT);
        } catch (RuntimeException e) {
          fail("A sweep failed", e);
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(MINUTE_MILLIS));
      }
    }
  }
}
