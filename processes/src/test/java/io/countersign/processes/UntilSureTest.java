package io.countersign.processes;

import static io.countersign.processes.Workshop.ADA;
import static io.countersign.processes.Workshop.BAG;
import static io.countersign.processes.Workshop.BOB;
import static io.countersign.processes.Workshop.COAT;
import static io.countersign.processes.Workshop.EVE;
import static io.countersign.processes.Workshop.IDA;
import static io.countersign.processes.Workshop.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.countersign.engine.datarow.AcceptedBy;
import io.countersign.engine.datarow.Alternative;
import io.countersign.engine.datarow.DataRowEvent.DataRowAccepted;
import io.countersign.engine.datarow.DataRowEvent.LookAsked;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.LookReason;
import io.countersign.engine.datarow.PreLabel;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.flow.ReopenDataRow;
import io.countersign.engine.datarow.label.SubmitLabel;
import io.countersign.engine.datarow.prelabel.ProposePreLabels;
import io.countersign.engine.datarow.prelabel.RequestPreLabels;
import io.countersign.engine.modelrun.ModelRunId;
import io.countersign.engine.project.Group;
import io.countersign.engine.refusal.CommandRefused;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The flow in which a row is looked at until its label is sure enough. */
@SuppressWarnings("NullAway.Init") // each test begins with the rules that it needs
class UntilSureTest {
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

  private LookAsked asked(DataRowId row) {
    return workshop.row(row).lookAsked().orElseThrow();
  }

  private DataRowAccepted accepted(DataRowId row) {
    return workshop.row(row).accepted().orElseThrow();
  }

  private void adjudicate(DataRowId row) {
    TaskId task = work.claimNext(IDA, Group.LEADS).orElseThrow();
    workshop.send(new SubmitLabel(row, work.decision(task, IDA), COAT));
  }

  @Test
  void aRowThatNothingIsKnownOfIsLabelledAndThenReviewed() {
    given(Rules.untilSure());
    DataRowId row = workshop.register();
    assertThat(workshop.waitingAt(row)).containsExactly("label-data-row");
    assertThat(asked(row).reason()).isEqualTo(LookReason.NOTHING_KNOWN);
    assertThat(asked(row).sureness()).isZero();

    workshop.submit(row, ADA);
    assertThat(workshop.waitingAt(row)).containsExactly("review-label");
    assertThat(asked(row).reason()).isEqualTo(LookReason.NOT_SURE);
    assertThat(asked(row).sureness()).isEqualTo(0.95, within(1e-12));
    assertThat(work.claimNext(ADA, Group.REVIEWERS)).isEmpty();

    workshop.approve(row, EVE);
    assertThat(accepted(row).acceptedBy()).isEqualTo(AcceptedBy.REVIEW);
    assertThat(accepted(row).sureness())
        .isEqualTo(0.95 * 0.98 / (0.95 * 0.98 + 0.05 * 0.02), within(1e-12));
    assertThat(accepted(row).target()).isEqualTo(0.99);
  }

  @Test
  void aConfidentModelIsAcceptedAlone() {
    given(Rules.untilSure().preLabel(0));
    DataRowId row = workshop.registerWithPreLabel(0.96);
    assertThat(accepted(row).acceptedBy()).isEqualTo(AcceptedBy.MODEL);
    assertThat(accepted(row).sureness()).isEqualTo(0.96, within(1e-12));
  }

  @Test
  void oneReviewIsEnoughForAModelThatIsNearlySure() {
    given(Rules.untilSure().preLabel(0));
    DataRowId row = workshop.registerWithPreLabel(0.9);
    assertThat(workshop.waitingAt(row)).containsExactly("review-label");
    assertThat(workshop.row(row).annotations()).isEqualTo(BAG);
    workshop.approve(row, EVE);
    assertThat(accepted(row).annotations()).isEqualTo(BAG);
  }

  @Test
  void whatAModelIsUnsureOfIsLabelledBlindAndAnEqualLabelMayBeEnough() {
    given(Rules.untilSure().preLabel(0));
    DataRowId row = workshop.register(workshop.newRow(new PreLabel(MODEL, COAT, 0.4), List.of()));
    assertThat(workshop.waitingAt(row)).containsExactly("label-data-row");
    assertThat(workshop.row(row).label()).isEmpty();
    assertThat(workshop.row(row).isKeptBack(workshop.row(row).labels().get(0))).isTrue();
    workshop.submit(row, ADA);
    assertThat(workshop.row(row).annotations()).isEqualTo(BAG);
    assertThat(asked(row).sureness())
        .isEqualTo(0.6 * 0.95 / (0.6 * 0.95 + 0.4 * 0.05), within(1e-12));
    workshop.approve(row, EVE);
    assertThat(accepted(row).annotations()).isEqualTo(BAG);
  }

  @Test
  void whatAModelThinksOfOtherAnswersCountsForThem() {
    given(Rules.untilSure().preLabel(0));
    List<Alternative> alternatives =
        List.of(new Alternative("bag", 0.6), new Alternative("coat", 0.2));
    DataRowId row =
        workshop.register(workshop.newRow(new PreLabel(MODEL, BAG, 0.6, alternatives), List.of()));
    workshop.correct(row, EVE);
    assertThat(workshop.row(row).annotations()).isEqualTo(COAT);
    assertThat(asked(row).sureness())
        .isEqualTo(0.2 * 0.98 / (0.2 * 0.98 + 0.6 * 0.02), within(1e-12));
  }

  @Test
  void aRowThatIsAuditedIsLabelledThoughTheModelIsConfident() {
    given(Rules.untilSure().preLabel(1));
    DataRowId row = workshop.registerWithPreLabel(0.96);
    assertThat(asked(row).reason()).isEqualTo(LookReason.AUDIT);
    assertThat(workshop.waitingAt(row)).containsExactly("label-data-row");
    workshop.submit(row, ADA);
    assertThat(accepted(row).acceptedBy()).isEqualTo(AcceptedBy.REVIEW);
  }

  @Test
  void aRowWhoseTrueLabelIsKnownIsLabelledThoughTheModelIsConfident() {
    given(Rules.untilSure().preLabel(0));
    DataRowId row = workshop.register(workshop.newRow(new PreLabel(MODEL, BAG, 0.99), BAG));
    assertThat(asked(row).reason()).isEqualTo(LookReason.BENCHMARK);
    assertThat(workshop.row(row).label()).isEmpty();
  }

  @Test
  void aLeadDecidesWherePeopleDiffer() {
    given(Rules.untilSure());
    DataRowId row = workshop.register();
    workshop.submit(row, ADA);
    workshop.correct(row, EVE);
    assertThat(workshop.waitingAt(row)).containsExactly("adjudicate-label");
    assertThat(asked(row).reason()).isEqualTo(LookReason.PEOPLE_DIFFER);
    assertThat(workshop.row(row).disputed()).hasSize(2);
    assertThat(work.claimNext(ADA, Group.LEADS)).isEmpty();
    assertThat(work.claimNext(EVE, Group.LEADS)).isEmpty();
    adjudicate(row);
    assertThat(accepted(row).annotations()).isEqualTo(COAT);
    assertThat(workshop.row(row).annotations()).isEqualTo(COAT);
  }

  @Test
  void whatWasRejectedIsLabelledByAnotherWhoKnowsNothingOfIt() {
    given(Rules.untilSure().preLabel(0));
    DataRowId row = workshop.registerWithPreLabel(0.9);
    workshop.reject(row, EVE);
    assertThat(asked(row).reason()).isEqualTo(LookReason.REJECTED);
    assertThat(workshop.waitingAt(row)).containsExactly("label-data-row");
    assertThat(workshop.row(row).labelledBlind()).isTrue();
    assertThat(workshop.row(row).isKeptBack(workshop.row(row).labels().get(0))).isTrue();
    assertThat(work.claimNext(EVE, Group.LABELLERS)).isEmpty();

    work.label(row, 2, BOB, COAT);
    assertThat(accepted(row).annotations()).isEqualTo(COAT);
    assertThat(workshop.row(row).annotations()).isEqualTo(COAT);
  }

  @Test
  void aLeadDecidesWhereAReviewerRejectsWhatAnotherGave() {
    given(Rules.untilSure());
    DataRowId row = workshop.register();
    workshop.submit(row, ADA);
    workshop.reject(row, EVE);
    assertThat(asked(row).reason()).isEqualTo(LookReason.PEOPLE_DIFFER);
    assertThat(workshop.waitingAt(row)).containsExactly("adjudicate-label");
    assertThat(work.claimNext(EVE, Group.LEADS)).isEmpty();
    adjudicate(row);
    assertThat(accepted(row).annotations()).isEqualTo(COAT);
  }

  @Test
  void aLeadDecidesAfterTheMostLooks() {
    given(Rules.untilSure().mostLooks(1));
    DataRowId row = workshop.register();
    workshop.submit(row, ADA);
    assertThat(asked(row).reason()).isEqualTo(LookReason.MOST_LOOKS);
    assertThat(workshop.waitingAt(row)).containsExactly("adjudicate-label");
    adjudicate(row);
    assertThat(workshop.row(row).state()).isEqualTo(DataRowState.ACCEPTED);
  }

  @Test
  void aReopenedRowIsLookedAtAnew() {
    given(Rules.untilSure().preLabel(0));
    DataRowId row = workshop.registerWithPreLabel(0.96);
    workshop.send(new ReopenDataRow(row, ADA, "looks wrong"));
    assertThat(workshop.waitingAt(row)).containsExactly("review-label");
    workshop.reject(row, EVE);
    assertThat(workshop.waitingAt(row)).containsExactly("label-data-row");
    work.label(row, 2, BOB, COAT);
    assertThat(workshop.row(row).state()).isNotEqualTo(DataRowState.SKIPPED);
    assertThat(workshop.row(row).annotations()).isEqualTo(COAT);
  }

  @Test
  void nobodyLooksAtTheirOwnLabelOfBeforeARowWasReopened() {
    given(Rules.untilSure());
    DataRowId row = workshop.register();
    workshop.submit(row, ADA);
    workshop.approve(row, EVE);
    workshop.send(new ReopenDataRow(row, IDA, "looks wrong"));
    assertThat(work.claimNext(ADA, Group.REVIEWERS)).isEmpty();
    workshop.approve(row, BOB);
    assertThat(asked(row).reason()).isEqualTo(LookReason.NOT_SURE);
    assertThat(workshop.waitingAt(row)).containsExactly("review-label");
    assertThat(work.claimNext(ADA, Group.REVIEWERS)).isEmpty();
    assertThat(work.claimNext(BOB, Group.REVIEWERS)).isEmpty();
    workshop.approve(row, EVE);
    assertThat(workshop.row(row).state()).isEqualTo(DataRowState.ACCEPTED);
  }

  @Test
  void aModelMayBeAskedAsLongAsNobodyHasBegun() {
    given(Rules.untilSure());
    DataRowId row = workshop.register();
    ModelRunId run = new ModelRunId("run-1");
    workshop.send(new RequestPreLabels(run, MODEL, List.of(row)));
    assertThat(workshop.waitingAt(row)).containsExactly("pre-label-data-row");
    workshop.send(new ProposePreLabels(run, Map.of(row, new PreLabel(MODEL, COAT, 0.9))));
    assertThat(workshop.waitingAt(row)).containsExactly("review-label");
    assertThat(workshop.row(row).annotations()).isEqualTo(COAT);
  }

  @Test
  void aSkippedRowNeedsNoMoreLooks() {
    given(Rules.untilSure());
    DataRowId row = workshop.register();
    workshop.skip(row, ADA);
    assertThat(workshop.waitingAt(row)).isEmpty();
    assertThatThrownBy(() -> work.label(row, 1, BOB, BAG)).isInstanceOf(CommandRefused.class);
  }
}
