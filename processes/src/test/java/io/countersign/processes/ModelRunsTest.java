package io.countersign.processes;

import static io.countersign.processes.Workshop.ADA;
import static io.countersign.processes.Workshop.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.log.RecordedEvent;
import io.countersign.engine.modelrun.ModelEvent;
import io.countersign.engine.modelrun.ModelEvent.ModelRunRequested;
import io.countersign.engine.modelrun.ModelEvent.ModelRunStarted;
import io.countersign.engine.modelrun.ModelRunId;
import io.countersign.processes.prelabel.ModelRuns;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody has a model asked about the rows of a batch. */
class ModelRunsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Workshop workshop = Workshop.alone(Rules.staged(2));
  private final ModelRuns runs = workshop.processes.modelRuns();
  private final ModelRunId run = ModelRuns.idOf(workshop.batch, MODEL);

  @AfterEach
  void close() {
    assertThat(workshop.differences()).isEmpty();
    workshop.close();
  }

  private void request() {
    assertThat(runs.request(workshop.project, workshop.batch, MODEL, ADA)).isEqualTo(run);
  }

  private ModelRuns ofAnotherNode() {
    return new ModelRuns(
        workshop.commands,
        workshop.machinery.domain.eventLog(),
        workshop.processes.workQueue(),
        workshop.jdbc);
  }

  private List<ModelEvent> events() {
    return workshop.machinery.domain.eventLog().readStream(run.toString()).stream()
        .map(RecordedEvent::payload)
        .map(ModelEvent.class::cast)
        .toList();
  }

  private ModelRunStarted started(long rows) {
    return new ModelRunStarted(run, workshop.project, workshop.batch, MODEL, rows);
  }

  private ModelRunRequested requested(long rows) {
    return new ModelRunRequested(run, workshop.project, rows);
  }

  private static void workOff(ModelRuns runs) {
    while (runs.work()) {
      // Until nothing is left to ask.
    }
  }

  @Test
  void theModelIsAskedAboutRowsThatNobodyHas() {
    List<DataRowId> rows = workshop.register(200);
    workshop.claimed(rows.get(0), ADA);
    request();
    assertThat(runs.asked(run)).contains(0L);
    assertThat(runs.work()).isTrue();
    assertThat(runs.asked(run)).contains(128L);
    workOff(runs);
    assertThat(runs.asked(run)).isEmpty();
    assertThat(runs.lastAsked(run)).isEqualTo(199);
    assertThat(events()).containsExactly(started(199), requested(199));
    assertThat(workshop.row(rows.get(0)).state()).isEqualTo(DataRowState.LABEL);
    assertThat(rows.subList(1, 200))
        .allMatch(row -> workshop.row(row).state() == DataRowState.AWAITING_PRE_LABEL);
  }

  @Test
  void anotherNodeGoesOnWhereOneEnded() {
    workshop.register(300);
    request();
    assertThat(runs.work()).isTrue();
    workOff(ofAnotherNode());
    assertThat(events()).containsExactly(started(300), requested(300));
    assertThat(runs.work()).isFalse();
  }

  @Test
  void twoNodesNeverWorkOnTheSameRequest() {
    workshop.register(3);
    request();
    new TransactionTemplate(workshop.machinery.transactions)
        .executeWithoutResult(
            status -> {
              workshop.jdbc.queryForList("SELECT 1 FROM model_run_request FOR UPDATE");
              assertThat(CompletableFuture.supplyAsync(ofAnotherNode()::work))
                  .succeedsWithin(PATIENCE)
                  .isEqualTo(false);
            });
    assertThat(runs.asked(run)).contains(0L);
    workOff(runs);
    assertThat(events()).containsExactly(started(3), requested(3));
  }

  @Test
  void aSecondRequestAsksAboutRowsThatCameSince() {
    workshop.register(3);
    request();
    workOff(runs);
    workshop.register(2);
    request();
    workOff(runs);
    assertThat(events()).containsExactly(started(3), requested(3), requested(2));
    assertThat(runs.lastAsked(run)).isEqualTo(2);
  }

  @Test
  void aRequestThatIsRolledBackLeavesNothing() {
    workshop.register(3);
    assertThatThrownBy(
            () ->
                workshop.commands.execute(
                    ADA,
                    () -> {
                      request();
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    assertThat(runs.work()).isFalse();
    assertThat(events()).isEmpty();
    request();
    workOff(runs);
    assertThat(events()).containsExactly(started(3), requested(3));
  }

  @Test
  void aRowThatCanNotBeReadKeepsNoOtherFromTheModel() {
    List<DataRowId> rows = workshop.register(3);
    workshop.poison(rows.get(1));
    request();
    workOff(runs);
    workshop.heal();
    assertThat(events()).containsExactly(started(3), requested(2));
    assertThat(rows)
        .extracting(row -> workshop.row(row).state())
        .containsExactly(
            DataRowState.AWAITING_PRE_LABEL, DataRowState.LABEL, DataRowState.AWAITING_PRE_LABEL);
  }
}
