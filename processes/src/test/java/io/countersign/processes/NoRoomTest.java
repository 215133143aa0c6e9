package io.countersign.processes;

import static io.countersign.processes.Workshop.ADA;
import static io.countersign.processes.Workshop.BAG;
import static io.countersign.processes.Workshop.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.engine.datarow.DataRowEvent.DataRowRegistered;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.PreLabel;
import io.countersign.engine.log.retry.DatabaseTrouble;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.PreLabelPolicy;
import io.countersign.processes.prelabel.ModelRuns;
import io.countersign.processes.prelabel.PreLabelSource;
import io.countersign.processes.prelabel.PreLabelWorker;
import io.countersign.processes.upkeep.Sweeper;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.UncategorizedSQLException;

/** The database is in trouble while work goes on in the background: no row is blamed for it. */
@SuppressWarnings("NullAway.Init") // each test says what is given
class NoRoomTest {
  private static final Duration LIMIT = Duration.ofHours(2);

  private Workshop workshop;

  @AfterEach
  void close() {
    assertThat(workshop.processes.deadLetters().all()).isEmpty();
    assertThat(workshop.differences()).isEmpty();
    workshop.close();
  }

  private List<DataRowId> given(Rules rules) {
    workshop = Workshop.alone(rules);
    return workshop.register(3);
  }

  private static void assertTroubled(ThrowingCallable work) {
    assertThatThrownBy(work)
        .satisfies(failure -> assertThat(DatabaseTrouble.of(failure)).isPresent());
  }

  private void withoutRoom(ThrowingCallable work) {
    workshop.fill();
    assertTroubled(work);
    workshop.makeRoom();
  }

  private void assertAll(List<DataRowId> rows, DataRowState state) {
    assertThat(rows).extracting(row -> workshop.row(row).state()).containsOnly(state);
  }

  /** A model that is sure of everything, once it can read what it is asked about. */
  private static final class Sure implements PreLabelSource {
    private @Nullable RuntimeException unread;

    @Override
    public Optional<ModelRef> modelOf(PreLabelPolicy preLabel) {
      return Optional.of(MODEL);
    }

    @Override
    public Answer propose(ModelRef model, Policy policy, List<DataRowRegistered> rows) {
      if (unread != null) {
        throw unread;
      }
      Map<DataRowId, PreLabel> proposals = new HashMap<>();
      rows.forEach(row -> proposals.put(row.dataRowId(), new PreLabel(model, BAG, 1)));
      return new Answer(proposals, Map.of());
    }
  }

  @Test
  void rowsWaitForTheirPreLabels() {
    List<DataRowId> rows = given(Rules.staged(1).preLabel(0));
    PreLabelWorker worker = workshop.processes.preLabelWorker(new Sure(), "worker");
    withoutRoom(worker::work);
    worker.release();
    assertThat(worker.work()).isEqualTo(3);
    assertAll(rows, DataRowState.ACCEPTED);
  }

  @Test
  void aModelThatCanNotBeShownTheRowsIsNotBroken() {
    List<DataRowId> rows = given(Rules.staged(1).preLabel(0));
    Sure model = new Sure();
    PreLabelWorker worker = workshop.processes.preLabelWorker(model, "worker");
    model.unread = new UncategorizedSQLException("read", null, new SQLException("gone", "08006"));
    assertTroubled(worker::work);
    model.unread = null;
    worker.release();
    assertThat(worker.work()).isEqualTo(3);
    assertAll(rows, DataRowState.ACCEPTED);
  }

  @Test
  void tasksAreSweptLater() {
    given(Rules.staged(1).sla(LIMIT));
    Sweeper sweeper = workshop.processes.sweeper();
    workshop.clock.advance(LIMIT);
    withoutRoom(() -> sweeper.sweep(10));
    assertThat(sweeper.sweep(10).breached()).isEqualTo(3);
  }

  @Test
  void noRowIsPassedOverWhenAModelIsAsked() {
    List<DataRowId> rows = given(Rules.staged(1));
    ModelRuns runs = workshop.processes.modelRuns();
    runs.request(workshop.project, workshop.batch, MODEL, ADA);
    withoutRoom(runs::work);
    assertThat(runs.work()).isTrue();
    assertAll(rows, DataRowState.AWAITING_PRE_LABEL);
  }
}
