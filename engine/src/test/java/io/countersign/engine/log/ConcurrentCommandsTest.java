package io.countersign.engine.log;

import static io.countersign.engine.log.CommandScene.ADA;
import static io.countersign.engine.log.CommandScene.BOB;
import static io.countersign.engine.log.CommandScene.P1;
import static io.countersign.engine.log.CommandScene.refusalOf;
import static io.countersign.engine.log.CommandScene.roles;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.engine.log.CommandScene.Lost;
import io.countersign.engine.project.ChangePolicy;
import io.countersign.engine.project.Role;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Several at once on one stream: each takes effect once, or is refused. */
class ConcurrentCommandsTest {
  @AutoClose private final CommandScene scene = new CommandScene();
  private final JdbcTemplate jdbc = scene.jdbc;
  private final Commands commands = scene.commands;
  private final EventLog log = scene.log;

  @BeforeEach
  void createProject() {
    scene.createProject();
  }

  @Test
  void concurrentChangesOfOneStreamBothTakeEffect() throws Exception {
    AtomicInteger attempts = new AtomicInteger();

    concurrently(
        barrier -> changeAtTheSameTime(barrier, attempts, roles(BOB, Role.LEAD)),
        barrier -> changeAtTheSameTime(barrier, attempts, roles(ADA, Role.ADMIN)));

    assertThat(scene.types())
        .containsExactly("project-created", "member-roles-changed", "member-roles-changed");
    assertThat(attempts).as("one was tried again").hasValue(3);
  }

  /**
   * The first transaction has its id, and so its place in the log, before the second one begins,
   * and adds to the stream after the second one has committed: in that place it would stand before
   * what it builds on.
   */
  @Test
  void eventsOfAStreamStandInTheOrderOfTheirVersionsWhoeverBeganFirst() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    ExecutorService neighbour = Executors.newSingleThreadExecutor();
    try {
      commands.execute(
          ADA,
          () -> {
            jdbc.update("INSERT INTO own VALUES ('takes a transaction id')");
            if (attempts.incrementAndGet() == 1) {
              assertThat(neighbour.submit(() -> commands.send(roles(BOB, Role.LEAD), BOB)))
                  .succeedsWithin(Duration.ofSeconds(30));
            }
            return commands.send(roles(ADA, Role.MANAGER), ADA);
          });
    } finally {
      neighbour.shutdownNow();
    }

    assertThat(log.readAfter(0)).extracting(RecordedEvent::version).containsExactly(0, 1, 2);
    assertThat(attempts).hasValue(2);
  }

  @Test
  void aConcurrentChangeAgainstTheSameVersionIsRefused() throws Exception {
    List<Refusal> refusals = new ArrayList<>();
    var policy = new ChangePolicy(P1, Samples.policy("new"), 1);
    Consumer<CyclicBarrier> change =
        barrier -> {
          try {
            changeAtTheSameTime(barrier, new AtomicInteger(), policy);
          } catch (CommandRefused e) {
            synchronized (refusals) {
              refusals.add(e.refusal());
            }
          }
        };

    concurrently(change, change);

    assertThat(refusals).containsExactly(Refusal.STALE_VERSION);
    assertThat(scene.types()).containsExactly("project-created", "project-policy-changed");
  }

  private void changeAtTheSameTime(CyclicBarrier barrier, AtomicInteger attempts, Object command) {
    AtomicInteger own = new AtomicInteger();
    commands.execute(
        ADA,
        () -> {
          attempts.incrementAndGet();
          Object result = commands.send(command, ADA).result();
          if (own.getAndIncrement() == 0) {
            await(barrier);
          }
          return result;
        });
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void concurrently(Consumer<CyclicBarrier> one, Consumer<CyclicBarrier> other)
      throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Callable<Object>> both =
          List.of(
              Executors.callable(() -> one.accept(barrier)),
              Executors.callable(() -> other.accept(barrier)));
      for (Future<Object> done : threads.invokeAll(both)) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void whatIsAlwaysInTheWayIsRefusedAfterFiveAttempts() {
    AtomicInteger attempts = new AtomicInteger();

    Refusal refusal =
        refusalOf(
            () ->
                commands.execute(
                    ADA,
                    () -> {
                      attempts.incrementAndGet();
                      jdbc.update("INSERT INTO own VALUES ('tried')");
                      throw new IllegalStateException(new Lost());
                    }));

    assertThat(refusal).isEqualTo(Refusal.CONCURRENT_CHANGE);
    assertThat(attempts).hasValue(5);
    assertThat(jdbc.queryForList("SELECT text FROM own")).isEmpty();
  }
}
