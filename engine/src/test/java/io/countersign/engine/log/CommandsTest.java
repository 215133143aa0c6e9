package io.countersign.engine.log;

import static io.countersign.engine.log.CommandScene.ADA;
import static io.countersign.engine.log.CommandScene.B1;
import static io.countersign.engine.log.CommandScene.BOB;
import static io.countersign.engine.log.CommandScene.P1;
import static io.countersign.engine.log.CommandScene.refusalOf;
import static io.countersign.engine.log.CommandScene.roles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.batch.CreateBatch;
import io.countersign.engine.batch.RescheduleBatch;
import io.countersign.engine.datarow.ContentRef;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.flow.ReopenDataRow;
import io.countersign.engine.datarow.intake.NewDataRow;
import io.countersign.engine.datarow.intake.RegisterDataRows;
import io.countersign.engine.datarow.prelabel.FailPreLabels;
import io.countersign.engine.project.ChangePolicy;
import io.countersign.engine.project.ProjectEvent.ProjectCreated;
import io.countersign.engine.refusal.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** One command: what it stores, answers and is refused for. */
class CommandsTest {
  @AutoClose private final CommandScene scene = new CommandScene();
  private final Commands commands = scene.commands;
  private final EventLog log = scene.log;

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
    scene.createProject();

    Committed<Integer> unchanged = commands.send(new ChangePolicy(P1, Samples.POLICY, 1), ADA);

    assertThat(unchanged).isEqualTo(new Committed<>(1, 0));
  }

  @Test
  void aRefusedCommandStoresNothing() {
    scene.createProject();

    Refusal refusal = refusalOf(() -> commands.send(new ChangePolicy(P1, Samples.POLICY, 7), ADA));

    assertThat(refusal).isEqualTo(Refusal.STALE_VERSION);
    assertThat(scene.types()).containsExactly("project-created");
  }

  @Test
  void anUnknownIdIsRefusedAsNotFound() {
    assertThat(refusalOf(() -> commands.send(roles(BOB), ADA)))
        .isEqualTo(Refusal.PROJECT_NOT_FOUND);
  }

  @Test
  void anIdOfAnotherKindIsRefusedAsNotFound() {
    scene.createProject();
    var projectAsRow = new ReopenDataRow(new DataRowId("p1"), ADA, "why");
    var projectAsBatch = new RescheduleBatch(new BatchId("p1"), 1, null);

    assertThat(refusalOf(() -> commands.send(projectAsRow, ADA)))
        .isEqualTo(Refusal.DATA_ROW_NOT_FOUND);
    assertThat(refusalOf(() -> commands.send(projectAsBatch, ADA)))
        .isEqualTo(Refusal.BATCH_NOT_FOUND);
  }

  @Test
  void anIdThatIsTakenIsRefused() {
    scene.createProject();

    assertThat(refusalOf(scene::createProject)).isEqualTo(Refusal.ALREADY_EXISTS);
    assertThat(scene.types()).containsExactly("project-created");
  }

  @Test
  void refusesMoreEventsThanATransactionHolds() {
    scene.createProject();
    commands.send(new CreateBatch(B1, P1, "May", 50, null), ADA);

    assertThatThrownBy(() -> commands.send(rows(65_536), ADA)).hasMessageContaining("65,535");

    assertThat(scene.types()).hasSize(2);
  }

  @Test
  void aCommandOnManyRowsIsTwoStatements() {
    var recording = new RecordingDataSource(scene.database);
    try (EventEngine recorded = EventEngine.builder(recording).build()) {
      scene.createProject();
      commands.send(new CreateBatch(B1, P1, "May", 50, null), ADA);
      recording.takeStatements();

      recorded.commands().send(rows(128), ADA);
      assertThat(recording.takeStatements()).containsExactly("SELECT", "WITH");

      Committed<Integer> failed =
          recorded
              .commands()
              .execute(ADA, () -> failPreLabels(recorded.commands(), IntStream.range(0, 128)));
      assertThat(recording.takeStatements()).containsExactly("SELECT", "WITH");
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
