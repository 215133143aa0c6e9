package io.countersign.bench.flow.life;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** An engine that takes rows through two stages of review. */
interface Lives extends AutoCloseable {
  /** How many people, or threads, work at the same time. */
  int PEOPLE = 4;

  /** Up to how many rows a worker of a model takes at once. */
  int CHUNK = 128;

  /** A confidence that leads to two reviews. */
  double UNSURE = 0.8;

  /** A confidence that leads to acceptance without a person. */
  double SURE = 0.99;

  /** What a label says, as JSON for those who keep it as a variable. */
  String LABEL = "[{\"name\":\"class\",\"type\":\"choice\",\"value\":\"even\"}]";

  /**
   * Registers rows, pre-labels them, has them reviewed if {@code confidence} asks for it, and
   * accepts them.
   *
   * @throws IllegalStateException if some are not at their end
   */
  void live(int rows, double confidence) throws Exception;

  @Override
  void close();

  /** Has as many people as there are work at once, each on every so-manieth item. */
  static <T> void share(List<T> items, Step<T> step) throws InterruptedException {
    together(
        IntStream.range(0, PEOPLE)
            .<Callable<Integer>>mapToObj(
                person ->
                    () -> {
                      for (int i = person; i < items.size(); i += PEOPLE) {
                        step.on(items.get(i), "person-" + person);
                      }
                      return person;
                    })
            .toList());
  }

  /** What a person does with an item. */
  @FunctionalInterface
  interface Step<T> {
    void on(T item, String person) throws Exception;
  }

  /** Has all of them work at once. */
  static void together(List<Callable<Integer>> people) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(people.size());
    try {
      for (Future<Integer> done : threads.invokeAll(people)) {
        done.get();
      }
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure.getCause());
    } finally {
      threads.shutdownNow();
    }
  }
}
