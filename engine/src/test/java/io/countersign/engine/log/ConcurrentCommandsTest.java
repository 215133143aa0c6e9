package io.countersign.engine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.countersign.engine.project.ChangeMemberRoles;
import io.countersign.engine.project.ChangePolicy;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.Role;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Several at once on one stream: each takes effect once, or is refused. */
class ConcurrentCommandsTest {
  private static final UserId ADA = new UserId("ada");
  private static final UserId BOB = new UserId("bob");
  private static final ProjectId P1 = new ProjectId("p1");

  private static final class Lost extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private HikariDataSource database;
  private JdbcTemplate jdbc;
  private EventEngine engine;
  private Commands commands;
  private EventLog log;

  @BeforeEach
  void start() {
    database = TestPostgres.freshDatabase();
    jdbc = new JdbcTemplate(database);
    jdbc.execute("CREATE TABLE own (text text)");
    engine = EventEngine.builder(database).retryOn(Lost.class::isInstance).build();
    commands = engine.commands();
    log = engine.eventLog();
    commands.send(Samples.createProject("p1"), ADA);
  }

  @AfterEach
  void stop() {
    engine.close();
    database.close();
  }

  private static ChangeMemberRoles roles(UserId member, Role... roles) {
    return new ChangeMemberRoles(P1, member, Set.of(roles));
  }

  private List<String> types() {
    return log.readAfter(0).stream().map(RecordedEvent::type).toList();
  }

  @Test
  void concurrentChangesOfOneStreamBothTakeEffect() throws Exception {
    AtomicInteger attempts = new AtomicInteger();

    concurrently(
        barrier -> changeAtTheSameTime(barrier, attempts, roles(BOB, Role.LEAD)),
        barrier -> changeAtTheSameTime(barrier, attempts, roles(ADA, Role.ADMIN)));

    assertThat(types())
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
    assertThat(types()).containsExactly("project-created", "project-policy-changed");
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

    CommandRefused refused =
        catchThrowableOfType(
            CommandRefused.class,
            () ->
                commands.execute(
                    ADA,
                    () -> {
                      attempts.incrementAndGet();
                      jdbc.update("INSERT INTO own VALUES ('tried')");
                      throw new IllegalStateException(new Lost());
                    }));

    assertThat(refused.refusal()).isEqualTo(Refusal.CONCURRENT_CHANGE);
    assertThat(attempts).hasValue(5);
    assertThat(jdbc.queryForList("SELECT text FROM own")).isEmpty();
  }
}
