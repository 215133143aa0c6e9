package io.countersign.ops.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.awaitility.Durations.ONE_MINUTE;

import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import io.countersign.engine.project.ProjectId;
import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.projections.flow.FlowOf;
import io.countersign.projections.flow.FlowWork;
import io.countersign.projections.query.CurrentFreshness;
import io.countersign.projections.query.InvalidPageMark;
import io.countersign.projections.query.Query;
import io.countersign.projections.query.Views;
import io.countersign.projections.store.Freshness;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ViewGuardTest {
  private static final FlowOf QUESTION = new FlowOf(new ProjectId("p1"));
  private static final FlowWork ANSWER = new FlowWork(Map.of(), null, 7);

  private final Fake fake = new Fake();
  private final ViewGuard guard = new ViewGuard(fake, 1);

  /** Views that answer, fail, or keep whoever asks waiting. */
  private static final class Fake implements Views {
    private final List<Query<?>> asked = new CopyOnWriteArrayList<>();
    private volatile @Nullable RuntimeException failure;
    private volatile CountDownLatch kept = new CountDownLatch(0);

    @Override
    @SuppressWarnings("unchecked")
    public <R> R ask(Query<R> query) {
      asked.add(query);
      awaitLeave();
      if (failure != null) {
        throw failure;
      }
      return (R) (query instanceof FlowOf ? ANSWER : Freshness.NOTHING);
    }

    private void awaitLeave() {
      try {
        kept.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    boolean hasBeenAsked(int times) {
      return asked.size() == times;
    }
  }

  private void assertRefused(ProblemCode code, ThrowingCallable request) {
    assertThatThrownBy(request)
        .isInstanceOfSatisfying(
            RequestRefused.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  private void ask() {
    guard.ask(QUESTION);
  }

  /** Until it gets through to the views. */
  private CompletableFuture<Void> askUntilLetThrough(int asked) {
    return CompletableFuture.runAsync(
        () -> {
          while (fake.asked.size() < asked) {
            try {
              ask();
            } catch (RequestRefused refused) {
              Thread.onSpinWait();
            }
          }
        });
  }

  @Test
  void refusesMoreAtOnceThanThereIsRoomFor() {
    fake.kept = new CountDownLatch(1);
    CompletableFuture<Void> first = CompletableFuture.runAsync(this::ask);
    await().atMost(ONE_MINUTE).until(() -> fake.hasBeenAsked(1));

    assertRefused(ProblemCode.TOO_MANY_AT_ONCE, this::ask);
    fake.kept.countDown();
    assertThat(first).succeedsWithin(Duration.ofSeconds(10));
    assertThat(guard.ask(QUESTION)).isEqualTo(ANSWER);
  }

  @Test
  void whileTheStoreIsAwayOneLooksAndTheOthersAreRefusedAtOnce() {
    fake.failure = new MongoTimeoutException("away");
    assertRefused(ProblemCode.VIEWS_UNAVAILABLE, this::ask);
    fake.kept = new CountDownLatch(1);
    CompletableFuture<Void> looking = askUntilLetThrough(2);
    await().atMost(ONE_MINUTE).until(() -> fake.hasBeenAsked(2));

    assertRefused(ProblemCode.VIEWS_UNAVAILABLE, this::ask);
    assertRefused(ProblemCode.VIEWS_UNAVAILABLE, this::ask);
    assertThat(fake.asked).containsExactly(QUESTION, new CurrentFreshness());
    fake.kept.countDown();
    looking.join();
  }

  @Test
  void looksByAShortQueryWhetherTheStoreIsBack() {
    fake.failure = new MongoTimeoutException("away");
    assertRefused(ProblemCode.VIEWS_UNAVAILABLE, this::ask);
    fake.failure = null;
    askUntilLetThrough(2).join();

    assertThat(fake.asked).containsExactly(QUESTION, new CurrentFreshness(), QUESTION);
    assertThat(guard.ask(QUESTION)).isEqualTo(ANSWER);
  }

  @Test
  void aStoreThatOnlyRefusesIsAskedAgain() {
    fake.failure = new MongoException("not so");
    assertRefused(ProblemCode.VIEWS_UNAVAILABLE, this::ask);
    fake.failure = null;

    assertThat(guard.ask(QUESTION)).isEqualTo(ANSWER);
    assertThat(fake.asked).containsExactly(QUESTION, QUESTION);
  }

  @Test
  void aMarkThatNoPageGaveIsTheCallersFault() {
    fake.failure = new InvalidPageMark("nonsense", null);

    assertRefused(ProblemCode.PARAMETER_INVALID, this::ask);
    fake.failure = null;
    assertThat(guard.ask(QUESTION)).isEqualTo(ANSWER);
  }
}
