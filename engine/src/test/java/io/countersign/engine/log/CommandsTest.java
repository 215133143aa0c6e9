package io.countersign.engine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.batch.CreateBatch;
import io.countersign.engine.batch.RescheduleBatch;
import io.countersign.engine.datarow.ContentRef;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.FailPreLabels;
import io.countersign.engine.datarow.NewDataRow;
import io.countersign.engine.datarow.RegisterDataRows;
import io.countersign.engine.datarow.ReopenDataRow;
import io.countersign.engine.project.ChangeMemberRoles;
import io.countersign.engine.project.ChangePolicy;
import io.countersign.engine.project.ProjectEvent.ProjectCreated;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.Role;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class CommandsTest {
  private static final UserId ADA = new UserId("ada");
  private static final UserId BOB = new UserId("bob");
  private static final ProjectId P1 = new ProjectId("p1");
  private static final BatchId B1 = new BatchId("b1");
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123456789Z");

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
    engine =
        EventEngine.builder(database)
            .clock(Clock.fixed(NOW, ZoneOffset.UTC))
            .retryOn(Lost.class::isInstance)
            .build();
    commands = engine.commands();
    log = engine.eventLog();
  }

  @AfterEach
  void stop() {
    engine.close();
    database.close();
  }

  private static Refusal refusalOf(ThrowingCallable call) {
    return catchThrowableOfType(CommandRefused.class, call).refusal();
  }

  private static ChangeMemberRoles roles(UserId member, Role... roles) {
    return new ChangeMemberRoles(P1, member, Set.of(roles));
  }

  private static RegisterDataRows rows(int count) {
    return new RegisterDataRows(
        P1, B1, 1, IntStream.range(0, count).mapToObj(CommandsTest::row).toList());
  }

  private static NewDataRow row(int number) {
    var content = new ContentRef("ab", "image/png", 2, 28, 28, null);
    return new NewDataRow(rowId(number), "key-" + number, content, Map.of(), List.of(), null);
  }

  private static DataRowId rowId(int number) {
    return new DataRowId("row-%05d".formatted(number));
  }

  private List<String> types() {
    return log.readAfter(0).stream().map(RecordedEvent::type).toList();
  }

  private void createProject() {
    commands.send(Samples.createProject("p1"), ADA);
  }

  @Test
  void storesWhatACommandPublishes() {
    Committed<Object> committed = commands.send(Samples.createProject("p1"), ADA);

    assertThat(log.readAfter(0))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.position()).isEqualTo(committed.position());
              assertThat(event.streamId()).isEqualTo("p1");
              assertThat(event.version()).isZero();
              assertThat(event.type()).isEqualTo("project-created");
              assertThat(event.actor()).isEqualTo(ADA);
              assertThat(event.at()).isEqualTo(Instant.parse("2026-11-21T10:00:00.123456Z"));
              assertThat(event.payload()).isInstanceOf(ProjectCreated.class);
            });
  }

  @Test
  void givesTheAnswerOfTheHandler() {
    createProject();

    Committed<Integer> unchanged = commands.send(new ChangePolicy(P1, Samples.POLICY, 1), ADA);

    assertThat(unchanged).isEqualTo(new Committed<>(1, 0));
  }

  @Test
  void aRefusedCommandStoresNothing() {
    createProject();

    Refusal refusal = refusalOf(() -> commands.send(new ChangePolicy(P1, Samples.POLICY, 7), ADA));

    assertThat(refusal).isEqualTo(Refusal.STALE_VERSION);
    assertThat(types()).containsExactly("project-created");
  }

  @Test
  void anUnknownIdIsRefusedAsNotFound() {
    assertThat(refusalOf(() -> commands.send(roles(BOB), ADA)))
        .isEqualTo(Refusal.PROJECT_NOT_FOUND);
  }

  @Test
  void anIdOfAnotherKindIsRefusedAsNotFound() {
    createProject();
    var projectAsRow = new ReopenDataRow(new DataRowId("p1"), ADA, "why");
    var projectAsBatch = new RescheduleBatch(new BatchId("p1"), 1, null);

    assertThat(refusalOf(() -> commands.send(projectAsRow, ADA)))
        .isEqualTo(Refusal.DATA_ROW_NOT_FOUND);
    assertThat(refusalOf(() -> commands.send(projectAsBatch, ADA)))
        .isEqualTo(Refusal.BATCH_NOT_FOUND);
  }

  @Test
  void anIdThatIsTakenIsRefused() {
    createProject();

    assertThat(refusalOf(this::createProject)).isEqualTo(Refusal.ALREADY_EXISTS);
    assertThat(types()).containsExactly("project-created");
  }

  @Test
  void severalCommandsAndOwnSqlAreOneTransaction() {
    Committed<String> committed =
        commands.execute(
            ADA,
            () -> {
              createProject();
              commands.send(roles(BOB, Role.LEAD), BOB);
              jdbc.update("INSERT INTO own VALUES ('done')");
              return "done";
            });

    List<RecordedEvent> events = log.readAfter(0);
    assertThat(events).extracting(RecordedEvent::actor).containsExactly(ADA, BOB);
    assertThat(events.get(1).position())
        .isEqualTo(events.get(0).position() + 1)
        .isEqualTo(committed.position());
    assertThat(jdbc.queryForList("SELECT text FROM own", String.class)).containsExactly("done");
  }

  @Test
  void aFailureLeavesNothing() {
    commands.follow(
        events -> {
          jdbc.update("INSERT INTO own VALUES ('followed')");
          throw new IllegalStateException("no further");
        });

    assertThatThrownBy(
            () ->
                commands.executeOnce(
                    ADA,
                    "key",
                    new byte[] {1},
                    () -> {
                      createProject();
                      jdbc.update("INSERT INTO own VALUES ('worked')");
                      return new StoredAnswer(200, "{}");
                    }))
        .hasMessage("no further");

    assertThat(types()).isEmpty();
    assertThat(jdbc.queryForList("SELECT text FROM own")).isEmpty();
    assertThat(jdbc.queryForList("SELECT key FROM idempotency_key")).isEmpty();
  }

  @Test
  void followersSeeWhatIsNewUntilNothingIs() {
    List<List<RecordedEvent>> seen = new ArrayList<>();
    commands.follow(seen::add);
    commands.follow(
        events -> {
          if (events.get(0).payload() instanceof ProjectCreated) {
            commands.send(roles(BOB, Role.LEAD), UserId.SYSTEM);
            commands.send(roles(ADA, Role.ADMIN), UserId.SYSTEM);
          }
        });

    createProject();

    List<RecordedEvent> stored = log.readAfter(0);
    assertThat(stored)
        .extracting(RecordedEvent::actor)
        .containsExactly(ADA, UserId.SYSTEM, UserId.SYSTEM);
    assertThat(seen).containsExactly(stored.subList(0, 1), stored.subList(1, 3));
  }

  @Test
  void settlingShowsFollowersWhatThereIsSoFar() {
    List<Integer> seen = new ArrayList<>();
    commands.follow(events -> seen.add(events.size()));

    Committed<Long> committed =
        commands.execute(
            ADA,
            () -> {
              createProject();
              long position = commands.settle();
              assertThat(seen).containsExactly(1);
              commands.send(roles(BOB, Role.LEAD), ADA);
              return position;
            });

    assertThat(seen).containsExactly(1, 1);
    assertThat(committed.result()).isEqualTo(committed.position() - 1);
  }

  @Test
  void aCommandSeesWhatEarlierOnesPublished() {
    commands.execute(
        ADA,
        () -> {
          createProject();
          assertThat(log.readStream("p1")).hasSize(1);
          assertThat(log.readAfter(0)).as("others don't").isEmpty();
          commands.send(roles(BOB, Role.LEAD), ADA);
          assertThat(log.readStream("p1")).hasSize(2);
          return commands.send(new CreateBatch(B1, P1, "May", 50, null), ADA).position();
        });

    assertThat(types()).containsExactly("project-created", "member-roles-changed", "batch-created");
  }

  @Test
  void aRefusalThatIsCaughtTakesBackOnlyWhatItPublished() {
    createProject();

    commands.execute(
        ADA,
        () -> {
          commands.send(roles(BOB, Role.LEAD), ADA);
          assertThatThrownBy(
                  () ->
                      commands.execute(
                          ADA,
                          () -> {
                            commands.send(roles(BOB, Role.ADMIN), ADA);
                            throw new Lost();
                          }))
              .isInstanceOf(Lost.class);
          assertThat(refusalOf(() -> commands.send(new ChangePolicy(P1, Samples.POLICY, 9), ADA)))
              .isEqualTo(Refusal.STALE_VERSION);
          return null;
        });

    assertThat(types()).containsExactly("project-created", "member-roles-changed");
  }

  @Test
  void aPartThatStoredEventsAndFailedFailsTheWhole() {
    createProject();

    assertThatThrownBy(() -> commands.execute(ADA, this::catchAFailureAfterStoring))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("had stored events");
    assertThat(types()).containsExactly("project-created");
  }

  private Void catchAFailureAfterStoring() {
    assertThatThrownBy(
            () ->
                commands.execute(
                    ADA,
                    () -> {
                      commands.send(roles(BOB, Role.LEAD), ADA);
                      assertThat(log.readStream("p1")).hasSize(2);
                      throw new Lost();
                    }))
        .isInstanceOf(Lost.class);
    return null;
  }

  @Test
  void concurrentChangesOfOneStreamBothTakeEffect() throws Exception {
    createProject();
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
    createProject();
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
    createProject();
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

  @Test
  void refusesATransactionThatItDidNotOpen() {
    var outer = new TransactionTemplate(new JdbcTransactionManager(database));

    assertThatThrownBy(() -> outer.executeWithoutResult(status -> createProject()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("open the transaction themselves");
  }

  @Test
  void refusesMoreEventsThanATransactionHolds() {
    createProject();
    commands.send(new CreateBatch(B1, P1, "May", 50, null), ADA);

    assertThatThrownBy(() -> commands.send(rows(65_536), ADA)).hasMessageContaining("65,535");

    assertThat(types()).hasSize(2);
  }

  @Test
  void aCommandOnManyRowsIsThreeStatements() {
    var recording = new RecordingDataSource(database);
    try (EventEngine recorded = EventEngine.builder(recording).build()) {
      createProject();
      commands.send(new CreateBatch(B1, P1, "May", 50, null), ADA);
      recording.takeStatements();

      recorded.commands().send(rows(128), ADA);
      assertThat(recording.takeStatements()).containsExactly("SELECT", "SELECT", "INSERT");

      Committed<Integer> failed =
          recorded
              .commands()
              .execute(ADA, () -> failPreLabels(recorded.commands(), IntStream.range(0, 128)));
      assertThat(recording.takeStatements()).containsExactly("SELECT", "SELECT", "INSERT");
      assertThat(failed.result()).isEqualTo(128);
      assertThat(log.readAfter(0)).hasSize(2 + 128 + 128);
    }
  }

  private static int failPreLabels(Commands commands, IntStream numbers) {
    Map<DataRowId, String> reasons =
        numbers.boxed().collect(Collectors.toMap(CommandsTest::rowId, number -> "unreadable"));
    commands.readAhead(reasons.keySet().stream().map(DataRowId::toString).toList());
    return commands.<Integer>send(new FailPreLabels(null, null, reasons), ADA).result();
  }
}
