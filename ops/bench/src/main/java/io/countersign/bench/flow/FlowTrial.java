package io.countersign.bench.flow;

import io.countersign.engine.datarow.ApproveLabel;
import io.countersign.engine.datarow.Decision;
import io.countersign.engine.datarow.SubmitLabel;
import io.countersign.engine.project.Group;
import io.countersign.engine.project.UserId;
import io.countersign.engine.task.TaskId;
import io.countersign.processes.queue.ClaimNext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** How fast rows enter the flow, and how fast people's decisions move them on. */
public final class FlowTrial {
  private static final int WARM_UP_ROWS = 2_048;
  private static final int PEOPLE = 8;

  private FlowTrial() {}

  /**
   * What came out; each figure is for one second.
   *
   * @param rowsStarted registered, their process started, their task queued
   * @param decisions of people: claimed, decided, token moved
   */
  public record Result(double rowsStarted, double decisions) {}

  /**
   * Measures on a database of its own, with a migrated schema.
   *
   * @param rows to start
   * @param decisions to make; at most as many as rows
   */
  public static Result measure(
      DataSource dataSource, int rows, int decisions, Consumer<String> progress)
      throws InterruptedException {
    try (Floor floor = new Floor(dataSource)) {
      floor.register(0, WARM_UP_ROWS);
      progress.accept("Starting %,d rows".formatted(rows));
      long begun = System.nanoTime();
      floor.register(WARM_UP_ROWS, WARM_UP_ROWS + rows);
      double rowsStarted = rows / secondsSince(begun);
      progress.accept("%d people make %,d decisions".formatted(PEOPLE, decisions));
      begun = System.nanoTime();
      int each = decisions / PEOPLE;
      List<Callable<Integer>> people =
          IntStream.range(0, PEOPLE).mapToObj(i -> person(floor, i, each)).toList();
      int made = Floor.together(people).stream().mapToInt(Integer::intValue).sum();
      return new Result(rowsStarted, made / secondsSince(begun));
    }
  }

  private static double secondsSince(long begun) {
    return (System.nanoTime() - begun) / (double) TimeUnit.SECONDS.toNanos(1);
  }

  /** Labels a row, then reviews somebody's label, and so on. */
  private static Callable<Integer> person(Floor floor, int number, int decisions) {
    UserId person = new UserId("person-" + number);
    return () -> {
      int made = 0;
      for (int i = 0; i < decisions; i++) {
        made += decide(floor, person, i % 2 == 0 ? Group.LABELLERS : Group.REVIEWERS) ? 1 : 0;
      }
      return made;
    };
  }

  private static boolean decide(Floor floor, UserId person, Group group) {
    ClaimNext wish = new ClaimNext(Floor.PROJECT, person, Set.of(group), Set.of());
    Optional<TaskId> task = floor.processes().workQueue().claimNext(wish).result();
    task.ifPresent(claimed -> decide(floor, person, group, claimed));
    return task.isPresent();
  }

  private static void decide(Floor floor, UserId person, Group group, TaskId task) {
    Decision decision = new Decision(task, person, Clock.systemUTC().instant(), null, null, null);
    Object command =
        group == Group.LABELLERS
            ? new SubmitLabel(task.dataRowId(), decision, Floor.LABEL)
            : new ApproveLabel(task.dataRowId(), decision);
    floor.commands().send(command, person);
  }
}
