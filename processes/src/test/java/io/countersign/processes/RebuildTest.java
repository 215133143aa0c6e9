package io.countersign.processes;

import static io.countersign.processes.Workshop.ADA;
import static io.countersign.processes.Workshop.BAG;
import static io.countersign.processes.Workshop.BOB;
import static io.countersign.processes.Workshop.EVE;
import static io.countersign.processes.Workshop.MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.engine.batch.RescheduleBatch;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.PreLabel;
import io.countersign.engine.datarow.flow.ReopenDataRow;
import io.countersign.engine.datarow.flow.RestoreDataRow;
import io.countersign.engine.datarow.flow.WithdrawDataRow;
import io.countersign.engine.datarow.prelabel.FailPreLabels;
import io.countersign.engine.datarow.prelabel.ProposePreLabels;
import io.countersign.engine.datarow.prelabel.RequestPreLabels;
import io.countersign.engine.project.UserId;
import io.countersign.processes.prelabel.ModelRuns;
import io.countersign.processes.upkeep.ProcessRebuild;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Process state and queue made anew from the log, for rows at every point of the flow. */
@SuppressWarnings("NullAway.Init") // each test says what is given
class RebuildTest {
  private Workshop workshop;
  private final Map<String, DataRowId> rows = new LinkedHashMap<>();

  @AfterEach
  void close() {
    workshop.close();
  }

  /** Where every row's token waits, and everything in the queue, but no id of the engine. */
  private List<String> everything() {
    return workshop.jdbc.queryForList(
        """
        SELECT 'token ' || e.business_key_ || ' ' || e.proc_def_key_ || ' '
            || coalesce(t.task_def_key_, x.act_id_, '?') || ' ' || coalesce(e.act_id_, '?')
            || ' ' || e.is_active_ || ' ' || e.suspension_state_ || ' ' || e.cached_ent_state_
          FROM act_ru_execution e
          LEFT JOIN act_ru_task t ON t.proc_inst_id_ = e.id_
          LEFT JOIN act_ru_ext_task x ON x.proc_inst_id_ = e.id_
        UNION ALL SELECT 'task ' || q::text FROM work_queue q
        UNION ALL SELECT 'batch ' || b::text FROM batch_schedule b
        UNION ALL SELECT 'audit ' || data_row_id || ' ' || agreed || ' ' || accepted_at
          FROM machine_audit
        UNION ALL SELECT 'stopped ' || s::text FROM stopped_model s
        UNION ALL SELECT 'variable ' || v.name_ FROM act_ru_variable v
        UNION ALL SELECT 'subscription ' || s.event_type_ FROM act_ru_event_subscr s
        ORDER BY 1
        """,
        String.class);
  }

  private DataRowId row(String name) {
    return rows.computeIfAbsent(name, n -> workshop.register());
  }

  private DataRowId submitted(String name) {
    workshop.submit(row(name), ADA);
    return row(name);
  }

  private DataRowId rejected(String name) {
    workshop.reject(submitted(name), BOB);
    return row(name);
  }

  private void goEverywhere(boolean twoStages) {
    row("waits to be labelled");
    workshop.claimed(row("is claimed for labelling"), ADA);
    submitted("waits for review");
    workshop.claimed(submitted("is claimed for review"), BOB);
    rejected("waits for rework");
    workshop.claimed(rejected("is claimed for rework"), ADA);
    DataRowId second = rejected("was reworked and waits for review");
    workshop.submit(second, ADA);
    DataRowId third = rejected("waits for rework in round three");
    workshop.submit(third, ADA);
    workshop.reject(third, BOB);
    adjudicated("waits for a lead");
    workshop.claimed(adjudicated("is claimed by a lead"), EVE);
    workshop.submit(adjudicated("was adjudicated"), EVE);
    workshop.skip(row("was skipped"), ADA);
    workshop.skip(rejected("was skipped at rework"), ADA);
    finish(submitted("was accepted"), twoStages);
    finish(submitted("was reopened"), twoStages);
    workshop.send(new ReopenDataRow(row("was reopened"), EVE, "look again"));
    workshop.skip(row("was skipped and reopened"), ADA);
    workshop.send(new ReopenDataRow(row("was skipped and reopened"), EVE, "look again"));
    workshop.send(new WithdrawDataRow(submitted("was withdrawn"), EVE, "no consent"));
    workshop.send(new WithdrawDataRow(submitted("was restored"), EVE, "no consent"));
    workshop.send(new RestoreDataRow(row("was restored"), EVE));
    askModels();
    if (twoStages) {
      goThroughTheSecondStage();
    }
  }

  private DataRowId adjudicated(String name) {
    for (int round = 1; round <= 3; round++) {
      workshop.submit(row(name), ADA);
      workshop.reject(row(name), BOB);
    }
    return row(name);
  }

  private void finish(DataRowId row, boolean twoStages) {
    workshop.approve(row, BOB);
    if (twoStages) {
      workshop.approve(row, EVE);
    }
  }

  private void askModels() {
    var run = ModelRuns.idOf(workshop.batch, MODEL);
    List<DataRowId> asked =
        List.of(row("waits for a model"), row("has a pre-label"), row("has no pre-label"));
    workshop.send(new RequestPreLabels(run, MODEL, asked));
    PreLabel preLabel = new PreLabel(MODEL, BAG, 0.9);
    workshop.send(new ProposePreLabels(run, Map.of(row("has a pre-label"), preLabel)));
    workshop.send(new FailPreLabels(run, MODEL, Map.of(row("has no pre-label"), "broken")));
    rows.put("came with a pre-label", workshop.registerWithPreLabel(0.7));
  }

  private void goThroughTheSecondStage() {
    workshop.approve(submitted("waits for the second stage"), BOB);
    workshop.correct(submitted("was corrected and waits for the second stage"), BOB);
    workshop.approve(submitted("was rejected at the second stage"), BOB);
    workshop.reject(row("was rejected at the second stage"), EVE);
    workshop.approve(submitted("was reworked after the second stage"), BOB);
    workshop.reject(row("was reworked after the second stage"), EVE);
    workshop.submit(row("was reworked after the second stage"), ADA);
  }

  /** Makes some of it at risk, breached and escalated, and lets claims run out. */
  private void letTimePass() {
    workshop.clock.advance(Duration.ofMinutes(20));
    workshop.claimed(row("is claimed and at risk"), ADA);
    rejected("is at risk and kept for its author");
    workshop.clock.advance(Duration.ofMinutes(11));
    workshop.processes.sweeper().sweep(100);
    workshop.clock.advance(Duration.ofMinutes(30));
    workshop.processes.sweeper().sweep(100);
    workshop.claimed(row("waits to be labelled"), EVE);
    workshop.send(new RescheduleBatch(workshop.batch, 60, null));
    row("came after the batch was rescheduled");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void isTheSameAsBeforeAtEveryPointOfTheFlow(int stages) {
    workshop = Workshop.alone(Rules.staged(stages).maxRounds(3).sla(Duration.ofHours(1)));
    goEverywhere(stages == 2);
    letTimePass();
    assertThat(workshop.differences()).isEmpty();
    List<String> before = everything();
    List<Long> progress = new ArrayList<>();
    ProcessRebuild.Rebuilt rebuilt = workshop.processes.rebuild().rebuild(progress::add);
    assertThat(everything()).isEqualTo(before);
    assertThat(workshop.differences()).isEmpty();
    assertThat(rebuilt.rows()).isEqualTo(rows.size());
    assertThat(progress).isNotEmpty();
  }

  @Test
  void rowsGoOnFromWhereTheyWere() {
    workshop = Workshop.alone(Rules.staged(2).maxRounds(3));
    goEverywhere(true);
    workshop.processes.rebuild().rebuild(count -> {});
    for (Map.Entry<String, DataRowId> row : rows.entrySet()) {
      finish(row.getValue());
      assertThat(workshop.row(row.getValue()).state().finished()).as(row.getKey()).isTrue();
    }
    assertThat(workshop.differences()).isEmpty();
    assertThat(workshop.jdbc.queryForObject("SELECT count(*) FROM act_ru_execution", Long.class))
        .isZero();
  }

  /** Has the row labelled, approved and adjudicated by whoever may, until it is done. */
  private void finish(DataRowId row) {
    if (workshop.row(row).state() == DataRowState.AWAITING_PRE_LABEL) {
      workshop.send(new FailPreLabels(null, MODEL, Map.of(row, "broken")));
    }
    workshop.queued(row).ifPresent(task -> finish(row, task));
  }

  private void finish(DataRowId row, io.countersign.processes.queue.QueuedTask task) {
    var holder = task.assignee();
    var person = holder != null ? holder : whoMay(task);
    switch (task.kind()) {
      case REVIEW -> workshop.approve(row, person);
      case LABEL, REWORK, ADJUDICATE -> workshop.submit(row, person);
    }
    finish(row);
  }

  private static UserId whoMay(io.countersign.processes.queue.QueuedTask task) {
    return Stream.of(ADA, BOB, EVE, Workshop.IDA)
        .filter(person -> !task.barred().contains(person))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void repairsWhatVerifyFinds() {
    workshop = Workshop.alone(Rules.staged(1));
    workshop.register(1_200);
    DataRowId lost = row("lost its task");
    DataRowId changed = row("was changed");
    DataRowId moved = row("lost its token");
    workshop.jdbc.update("DELETE FROM work_queue WHERE data_row_id = ?", lost.value());
    workshop.jdbc.update(
        "UPDATE work_queue SET priority = 1 WHERE data_row_id = ?", changed.value());
    workshop.jdbc.update(
        "UPDATE act_ru_task SET task_def_key_ = 'elsewhere' WHERE proc_inst_id_ ="
            + " (SELECT id_ FROM act_ru_execution WHERE business_key_ = ?)",
        moved.value());
    workshop.jdbc.update(
        "INSERT INTO work_queue SELECT 'zzz', 1, 'p', 'b', 'LABEL', 'label', 'LABELLERS', 1, false,"
            + " 'OPEN', NULL, NULL, 5, now(), NULL, NULL, 'ON_TRACK', false, '', ''");
    workshop.jdbc.update("UPDATE batch_schedule SET priority = 51");
    assertThat(workshop.differences())
        .extracting(difference -> difference.subject())
        .contains(lost.value(), changed.value(), moved.value(), "zzz", workshop.batch.value());
    workshop.processes.rebuild().rebuild(count -> {});
    assertThat(workshop.differences()).isEmpty();
  }

  @Test
  void verifyTellsAVersionThatIsMissing() {
    workshop = Workshop.alone(Rules.staged(1));
    DataRowId row = submitted("has a gap");
    workshop.jdbc.execute("ALTER TABLE event DISABLE TRIGGER event_is_append_only");
    workshop.jdbc.update(
        "UPDATE event SET version = version + 1 WHERE stream_id = ? AND version ="
            + " (SELECT max(version) FROM event WHERE stream_id = ?)",
        row.value(),
        row.value());
    assertThat(workshop.differences())
        .anySatisfy(
            difference -> {
              assertThat(difference.subject()).isEqualTo(row.value());
              assertThat(difference.text()).contains("last version");
            });
  }
}
