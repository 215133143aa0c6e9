package io.countersign.engine.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.awaitility.Durations.ONE_MINUTE;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BackgroundLoopTest {
  private static final Duration LONG = Duration.ofHours(1);

  private final AtomicInteger turns = new AtomicInteger();

  private void awaitTurns(int number) {
    await().atMost(ONE_MINUTE).untilAsserted(() -> assertThat(turns.get()).isEqualTo(number));
  }

  @Test
  void goesOnAtOnceWhileThereIsMore() {
    try (BackgroundLoop loop =
        BackgroundLoop.whileThereIsMore("test", LONG, () -> turns.incrementAndGet() < 5)) {
      loop.start();
      awaitTurns(5);
    }
  }

  @Test
  void aWakeEndsTheRest() {
    try (BackgroundLoop loop = BackgroundLoop.every("test", LONG, turns::incrementAndGet)) {
      loop.start();
      awaitTurns(1);
      loop.wake();
      awaitTurns(2);
    }
  }

  @Test
  void aWakeDoesNotEndTheRestThatItHasToTake() throws InterruptedException {
    List<Long> times = new CopyOnWriteArrayList<>();
    CountDownLatch twice = new CountDownLatch(2);
    Rest rest = new Rest(Duration.ofMillis(300), LONG);
    BackgroundLoop loop =
        new BackgroundLoop(
            "test",
            LONG,
            () -> {
              times.add(System.nanoTime());
              twice.countDown();
              return rest;
            });
    try (loop) {
      loop.start();
      await().atMost(ONE_MINUTE).until(() -> times.size() == 1);
      loop.wake();
      assertThat(twice.await(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(Duration.ofNanos(times.get(1) - times.get(0)))
        .isGreaterThanOrEqualTo(rest.atLeast());
  }

  @Test
  void aFailureIsCountedAndTriedAgain() {
    try (BackgroundLoop loop =
        BackgroundLoop.every(
            "test",
            Duration.ofMillis(1),
            () -> {
              if (turns.incrementAndGet() < 3) {
                throw new IllegalStateException("Expected in this test");
              }
            })) {
      loop.start();
      await().atMost(ONE_MINUTE).until(() -> turns.get() > 3);
      assertThat(loop.failures()).isEqualTo(2);
    }
  }

  @Test
  void endsAfterTheTurnThatIsUnderWay() {
    List<String> seen = new CopyOnWriteArrayList<>();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch ending = new CountDownLatch(1);
    BackgroundLoop loop =
        BackgroundLoop.every(
            "test",
            LONG,
            () -> {
              begun.countDown();
              awaitOpen(ending);
              seen.add("turn");
            });
    loop.whenEnding(ending::countDown);
    loop.afterLastTurn(() -> seen.add("last turn taken"));
    loop.whenEnded(() -> seen.add("ended"));
    loop.start();
    awaitOpen(begun);

    loop.close();

    assertThat(seen).containsExactly("turn", "last turn taken", "ended");
  }

  private static void awaitOpen(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void goesOnMeanwhileAndIsOverWhenTheWorkIs() {
    BackgroundLoop.during(
        "test",
        Duration.ofMillis(1),
        turns::incrementAndGet,
        () -> await().atMost(ONE_MINUTE).until(() -> turns.get() >= 2));
    int after = turns.get();
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("test");
    assertThat(turns.get()).isEqualTo(after);
  }
}
