package io.countersign.bench.flow;

import io.countersign.engine.project.Group;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.task.TaskId;
import io.countersign.processes.queue.ClaimNext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** How fast people who work at the same time get their next task, and whether two get the same. */
public final class QueueTrial {
  private static final long ENGINE_SECONDS = 5;

  private QueueTrial() {}

  /**
   * What came out.
   *
   * @param people at the same time
   * @param perSecond claims
   * @param twice tasks that more than one person got
   * @param failed attempts that gave nobody a task, though there were enough
   */
  public record Claims(int people, double perSecond, long twice, long failed) {}

  /**
   * The same work by our queue and by the process engine's own means: task query, then claim.
   *
   * @param engine claims of the engine, without looking for doubles: it has a lock for each task
   */
  public record Result(Claims ours, Claims engine) {}

  /**
   * Measures on a database of its own, with a migrated schema.
   *
   * @param open tasks at the start of each trial
   * @param claims to make by our queue in each
   * @param crowds how many people there are in each trial
   */
  public static List<Result> measure(
      DataSource dataSource, int open, int claims, List<Integer> crowds, Consumer<String> progress)
      throws InterruptedException {
    List<Result> results = new ArrayList<>();
    try (Floor floor = new Floor(dataSource)) {
      int registered = 0;
      for (int people : crowds) {
        int wanted = open + results.size() * claims;
        progress.accept("Opening %,d tasks".formatted(wanted - registered));
        floor.register(registered, wanted);
        registered = wanted;
        progress.accept("%d people claim".formatted(people));
        Claims ours = claims(floor, people, claims / people);
        progress.accept("%d people query and claim in the engine".formatted(people));
        results.add(new Result(ours, engineClaims(dataSource, people)));
      }
    }
    return results;
  }

  /** What one person got. */
  private record Got(List<String> tasks, long failed) {}

  private static Claims claims(Floor floor, int people, int each) throws InterruptedException {
    List<Callable<Got>> crowd =
        IntStream.range(0, people).mapToObj(number -> claimer(floor, number, each)).toList();
    return claims(crowd);
  }

  private static Claims engineClaims(DataSource dataSource, int people)
      throws InterruptedException {
    try (EngineClaims engine = EngineClaims.on(dataSource)) {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(ENGINE_SECONDS);
      List<Callable<Got>> crowd =
          IntStream.range(0, people)
              .mapToObj(number -> engineClaimer(engine, number, deadline))
              .toList();
      return claims(crowd);
    }
  }

  private static Claims claims(List<Callable<Got>> crowd) throws InterruptedException {
    long begun = System.nanoTime();
    List<Got> got = Floor.together(crowd);
    double seconds = (System.nanoTime() - begun) / (double) TimeUnit.SECONDS.toNanos(1);
    List<String> tasks = got.stream().flatMap(one -> one.tasks().stream()).toList();
    Set<String> different = new HashSet<>(tasks);
    long failed = got.stream().mapToLong(Got::failed).sum();
    return new Claims(
        crowd.size(), tasks.size() / seconds, tasks.size() - different.size(), failed);
  }

  private static Callable<Got> claimer(Floor floor, int number, int claims) {
    UserId person = new UserId("person-" + number);
    ClaimNext wish = new ClaimNext(Floor.PROJECT, person, Set.of(Group.LABELLERS), Set.of());
    return () -> {
      List<String> tasks = new ArrayList<>();
      for (int i = 0; i < claims; i++) {
        claim(floor, wish).ifPresent(task -> tasks.add(task.toString()));
      }
      return new Got(tasks, claims - tasks.size());
    };
  }

  private static Optional<TaskId> claim(Floor floor, ClaimNext wish) {
    try {
      return floor.processes().workQueue().claimNext(wish).result();
    } catch (CommandRefused refused) {
      return Optional.empty();
    }
  }

  private static Callable<Got> engineClaimer(EngineClaims engine, int number, long deadline) {
    return () -> {
      List<String> tasks = new ArrayList<>();
      long failed = 0;
      while (System.nanoTime() < deadline) {
        Optional<String> task = engine.claimNext("person-" + number);
        task.ifPresent(tasks::add);
        failed += task.isPresent() ? 0 : 1;
      }
      return new Got(tasks, failed);
    };
  }
}
