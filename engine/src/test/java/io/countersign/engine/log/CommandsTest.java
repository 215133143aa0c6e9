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
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    engine = EventEngine.builder(database).clock(Clock.fixed(NOW, ZoneOffset.UTC)).build();
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
                            throw new IllegalArgumentException("broken");
                          }))
              .isInstanceOf(IllegalArgumentException.class);
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
                      throw new IllegalArgumentException("broken");
                    }))
        .isInstanceOf(IllegalArgumentException.class);
    return null;
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
