package io.countersign.bench.server;

import io.countersign.bench.rig.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** People who each take the next task and decide it, over and over. */
final class Deciders implements AutoCloseable {
  private static final int ATTEMPTS = 5;

  private final List<Worker> people;
  private final ExecutorService threads;

  Deciders(List<Worker> people) {
    this.people = List.copyOf(people);
    this.threads = Executors.newFixedThreadPool(people.size());
  }

  /**
   * A decision that the server has acknowledged; times as of {@link System#nanoTime}.
   *
   * @param dueAt when its person should have begun
   */
  record Decision(long position, long dueAt, long answeredAt) {}

  /**
   * What people came to who did not wait.
   *
   * @param lastPosition of their decisions
   */
  record Sprint(double decisionsPerSecond, long lastPosition) {}

  /** Each decides as soon as the decision before is answered. */
  Sprint asFastAsTheyCan(Duration time) throws Exception {
    AtomicInteger decisions = new AtomicInteger();
    AtomicLong lastPosition = new AtomicLong();
    long start = System.nanoTime();
    long end = start + time.toNanos();
    together(
        person -> {
          while (System.nanoTime() < end) {
            lastPosition.accumulateAndGet(decide(person), Math::max);
            decisions.incrementAndGet();
          }
        });
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Sprint(decisions.get() / seconds, lastPosition.get());
  }

  /**
   * A decision is due every so often, whether the server has kept up or not: what is late counts
   * from when it was due, so that a stall is seen by all decisions that fall into it.
   *
   * @param answered told of each decision once it is acknowledged
   * @return how many were decided in a second
   */
  double atRate(double perSecond, int count, Consumer<Decision> answered) throws Exception {
    AtomicInteger next = new AtomicInteger();
    long start = System.nanoTime();
    together(
        person -> {
          for (int n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
            long dueAt = start + Math.round(n / perSecond * 1e9);
            awaitTime(dueAt);
            long position = decide(person);
            answered.accept(new Decision(position, dueAt, System.nanoTime()));
          }
        });
    return count / ((System.nanoTime() - start) / 1e9);
  }

  private static void awaitTime(long time) {
    for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** Takes another task if somebody else moved the first one on. */
  private static long decide(Worker person) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Worker.Acknowledged> decision = person.workOnce();
      if (decision.isPresent()) {
        return decision.get().position();
      }
    }
    throw new IllegalStateException("Expected another task, but there is none");
  }

  private void together(Consumer<Worker> work) throws Exception {
    List<Future<?>> all = new ArrayList<>();
    people.forEach(person -> all.add(threads.submit(() -> work.accept(person))));
    for (Future<?> one : all) {
      try {
        one.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("A person had to stop", e.getCause());
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
