package io.countersign.bench.flow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * What people got who asked for their next task at the same time.
 *
 * @param perSecond claims
 * @param twice tasks that more than one of them got
 * @param failed attempts that gave nobody a task, though there were enough
 */
record Claims(double perSecond, long twice, long failed) {

  /** A way to get the next task. */
  @FunctionalInterface
  interface Queue {
    /** Empty if there was none, or if somebody else was faster. */
    Optional<String> claim(String person);
  }

  /** {@code people} make {@code claims} in all. */
  static Claims by(int people, int claims, Queue queue) throws InterruptedException {
    int each = claims / people;
    return of(people, number -> claimer(queue, number, counted(each)));
  }

  /** {@code people} claim for so long. */
  static Claims forSeconds(int people, long seconds, Queue queue) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    return of(people, number -> claimer(queue, number, () -> System.nanoTime() < deadline));
  }

  private static BooleanSupplier counted(int times) {
    int[] left = {times};
    return () -> left[0]-- > 0;
  }

  /** What one person got. */
  private record Got(List<String> tasks, long failed) {}

  private static Callable<Got> claimer(Queue queue, int number, BooleanSupplier more) {
    String person = "person-" + number;
    return () -> {
      List<String> tasks = new ArrayList<>();
      long failed = 0;
      while (more.getAsBoolean()) {
        Optional<String> task = queue.claim(person);
        task.ifPresent(tasks::add);
        failed += task.isPresent() ? 0 : 1;
      }
      return new Got(tasks, failed);
    };
  }

  private static Claims of(int people, IntFunction<Callable<Got>> person)
      throws InterruptedException {
    List<Callable<Got>> crowd = IntStream.range(0, people).mapToObj(person).toList();
    long begun = System.nanoTime();
    List<Got> got = Floor.together(crowd);
    double seconds = (System.nanoTime() - begun) / 1e9;
    List<String> tasks = got.stream().flatMap(one -> one.tasks().stream()).toList();
    return new Claims(
        tasks.size() / seconds,
        tasks.size() - new HashSet<>(tasks).size(),
        got.stream().mapToLong(Got::failed).sum());
  }
}
