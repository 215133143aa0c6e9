package io.countersign.modelrunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SpareThreadsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void someOfTheWorkIsDoneAtTheSameTime() {
    CountDownLatch bothAtIt = new CountDownLatch(2);
    try (SpareThreads spareThreads = new SpareThreads(1)) {
      spareThreads.each(
          2,
          i -> {
            bothAtIt.countDown();
            await(bothAtIt);
          });
    }
  }

  @Test
  void aHelperIsFreeAgainAtOnce() {
    try (SpareThreads spareThreads = new SpareThreads(1)) {
      for (int i = 0; i < 1_000; i++) {
        CountDownLatch bothAtIt = new CountDownLatch(2);
        spareThreads.each(
            2,
            part -> {
              bothAtIt.countDown();
              await(bothAtIt);
            });
      }
    }
  }

  @Test
  void whoCallsWaitsForNoHelperThatOthersHave() {
    CountDownLatch taken = new CountDownLatch(2);
    CountDownLatch end = new CountDownLatch(1);
    AtomicInteger done = new AtomicInteger();
    try (SpareThreads spareThreads = new SpareThreads(1)) {
      CompletableFuture<Void> other =
          CompletableFuture.runAsync(
              () ->
                  spareThreads.each(
                      2,
                      i -> {
                        taken.countDown();
                        await(end);
                      }));
      await(taken);
      spareThreads.each(10, i -> done.incrementAndGet());
      assertThat(done).hasValue(10);
      assertThat(other).isNotDone();
      end.countDown();
      assertThat(other).succeedsWithin(PATIENCE);
    }
  }

  @Test
  void nobodyIsAtItAnyMoreOnceItFailed() {
    CountDownLatch bothAtIt = new CountDownLatch(2);
    AtomicInteger atIt = new AtomicInteger();
    try (SpareThreads spareThreads = new SpareThreads(1)) {
      assertThatThrownBy(() -> spareThreads.each(2, i -> fail(i, bothAtIt, atIt)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("broken");
      assertThat(atIt).hasValue(0);
    }
  }

  private static void fail(int number, CountDownLatch bothAtIt, AtomicInteger atIt) {
    atIt.incrementAndGet();
    try {
      bothAtIt.countDown();
      await(bothAtIt);
      if (number == 0) {
        throw new IllegalStateException("broken");
      }
      for (int i = 0; i < 1_000; i++) {
        Thread.yield();
      }
    } finally {
      atIt.decrementAndGet();
    }
  }
}
