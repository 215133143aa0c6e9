package io.countersign.processes;

import static io.countersign.processes.Workshop.ADA;
import static io.countersign.processes.Workshop.BAG;
import static io.countersign.processes.Workshop.BOB;
import static io.countersign.processes.Workshop.COAT;
import static io.countersign.processes.Workshop.EVE;
import static io.countersign.processes.Workshop.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.PreLabel;
import io.countersign.engine.datarow.flow.ReopenDataRow;
import io.countersign.engine.datarow.flow.RestoreDataRow;
import io.countersign.engine.datarow.flow.UndoReopening;
import io.countersign.engine.datarow.flow.WithdrawDataRow;
import io.countersign.engine.datarow.label.Decision;
import io.countersign.engine.datarow.label.SubmitLabel;
import io.countersign.engine.datarow.prelabel.ProposePreLabels;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import io.countersign.processes.prelabel.ModelRuns;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows that are taken out of the work, and come back. */
@SuppressWarnings("NullAway.Init") // each test begins with the rules that it needs
class WithdrawTest {
  private Workshop workshop;
  private TaskWork work;

  private void given(Rules rules) {
    workshop = Workshop.alone(rules);
    work = new TaskWork(workshop);
  }

  @AfterEach
  void closesAndFindsNothingAmiss() {
    work.close();
  }

  private void withdraw(DataRowId row) {
    workshop.send(new WithdrawDataRow(row, EVE, "no consent"));
    assertThat(workshop.waitingAt(row)).isEmpty();
    assertThat(work.tasks(row)).isEmpty();
    assertThat(workshop.row(row).state()).isEqualTo(DataRowState.WITHDRAWN);
  }

  private void restore(DataRowId row) {
    workshop.send(new RestoreDataRow(row, EVE));
  }

  @Test
  void aRowThatSomebodyIsLabellingIsTakenAwayFromThem() {
    given(Rules.staged(1));
    DataRowId row = workshop.register();
    Decision decision = workshop.claimed(row, ADA);
    withdraw(row);
    assertThatThrownBy(() -> workshop.send(new SubmitLabel(row, decision, BAG)))
        .isInstanceOfSatisfying(
            CommandRefused.class,
            refused -> assertThat(refused.refusal()).isEqualTo(Refusal.STAGE_PASSED));
    restore(row);
    assertThat(workshop.waitingAt(row)).containsExactly("label-data-row");
    workshop.submit(row, ADA);
    workshop.approve(row, BOB);
    assertThat(workshop.row(row).state()).isEqualTo(DataRowState.ACCEPTED);
  }

  @Test
  void aRowInReviewComesBackToReview() {
    given(Rules.staged(1).shares(0, 0));
    DataRowId row = workshop.register();
    workshop.submit(row, ADA);
    workshop.send(new ReopenDataRow(row, EVE, "look again"));
    withdraw(row);
    restore(row);
    assertThat(workshop.waitingAt(row)).containsExactly("review-label");
  }

  @Test
  void anAcceptedRowComesBackAcceptedAndWaitsNowhere() {
    given(Rules.staged(1).shares(0, 0));
    DataRowId row = workshop.register();
    workshop.submit(row, ADA);
    withdraw(row);
    restore(row);
    assertThat(workshop.waitingAt(row)).isEmpty();
    assertThat(workshop.row(row).state()).isEqualTo(DataRowState.ACCEPTED);
  }

  @Test
  void aModelIsAskedAgainForARowThatWaitedForIt() {
    given(Rules.staged(1).preLabel(0));
    DataRowId row = workshop.register();
    withdraw(row);
    propose(row);
    assertThat(workshop.row(row).state()).isEqualTo(DataRowState.WITHDRAWN);
    restore(row);
    assertThat(workshop.waitingAt(row)).containsExactly("pre-label-data-row");
    propose(row);
    assertThat(workshop.row(row).state()).isEqualTo(DataRowState.ACCEPTED);
  }

  private void propose(DataRowId row) {
    PreLabel preLabel = new PreLabel(MODEL, BAG, 0.99);
    workshop.send(
        new ProposePreLabels(ModelRuns.idOf(workshop.batch, MODEL), Map.of(row, preLabel)));
  }

  @Test
  void allTasksOfARowAreCalledOffAtOnce() {
    given(Rules.twoLabels(0));
    DataRowId row = workshop.register();
    work.label(row, 1, ADA, BAG);
    withdraw(row);
    restore(row);
    assertThat(workshop.waitingAt(row)).containsExactly("label-data-row", "label-data-row");
    work.label(row, 3, ADA, COAT);
    work.label(row, 4, BOB, COAT);
    assertThat(workshop.row(row).annotations()).isEqualTo(COAT);
  }

  @Test
  void aReopeningThatNobodyActedOnIsUndone() {
    given(Rules.twoLabels(0));
    DataRowId row = workshop.register();
    work.label(row, 1, ADA, BAG);
    work.label(row, 2, BOB, BAG);
    workshop.send(new ReopenDataRow(row, EVE, "look again"));
    workshop.send(new UndoReopening(row, EVE));
    assertThat(workshop.waitingAt(row)).isEmpty();
    assertThat(work.tasks(row)).isEmpty();
    assertThat(workshop.row(row).state()).isEqualTo(DataRowState.ACCEPTED);
    assertThat(workshop.row(row).annotations()).isEqualTo(BAG);
    workshop.send(new ReopenDataRow(row, EVE, "look again"));
    work.label(row, 5, ADA, COAT);
    work.label(row, 6, BOB, COAT);
    assertThat(workshop.row(row).annotations()).isEqualTo(COAT);
  }
}
