package io.countersign.processes;

import static io.countersign.processes.Workshop.ADA;
import static io.countersign.processes.Workshop.BAG;
import static io.countersign.processes.Workshop.BOB;
import static io.countersign.processes.Workshop.EVE;
import static io.countersign.processes.Workshop.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.engine.datarow.AcceptedBy;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.PreLabel;
import io.countersign.engine.datarow.Route;
import io.countersign.engine.datarow.flow.ReopenDataRow;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.datarow.prelabel.FailPreLabels;
import io.countersign.engine.datarow.prelabel.ProposePreLabels;
import io.countersign.engine.datarow.prelabel.RequestPreLabels;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.processes.prelabel.ModelRuns;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When an event, then waiting at. */
@SuppressWarnings("NullAway.Init") // each test says what is given
class FlowTest {
  private Workshop workshop;

  private void given(Rules rules) {
    workshop = Workshop.with(rules);
  }

  @AfterEach
  void close() {
    assertThat(workshop.differences()).isEmpty();
    workshop.close();
  }

  private void assertWaiting(DataRowId row, String activity, DataRowState state) {
    assertThat(workshop.waitingAt(row)).containsExactly(activity);
    assertThat(workshop.row(row).state()).isEqualTo(state);
  }

  private void assertEnded(DataRowId row, DataRowState state) {
    assertThat(workshop.waitingAt(row)).isEmpty();
    assertThat(workshop.queued(row)).isEmpty();
    assertThat(workshop.row(row).state()).isEqualTo(state);
  }

  private void propose(DataRowId row, double confidence) {
    PreLabel preLabel = new PreLabel(MODEL, BAG, confidence);
    workshop.send(
        new ProposePreLabels(ModelRuns.idOf(workshop.batch, MODEL), Map.of(row, preLabel)));
  }

  private void assertRouted(DataRowId id, Route route, Route.Reason reason) {
    DataRowFold row = workshop.row(id);
    assertThat(row.routed().orElseThrow().route()).isEqualTo(route);
    assertThat(row.routed().orElseThrow().reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void withoutAModelARowWaitsForALabeller(int stages) {
    given(Rules.staged(stages));
    DataRowId row = workshop.register();
    assertWaiting(row, "label-data-row", DataRowState.LABEL);
    assertThat(workshop.row(row).routed()).isEmpty();
  }

  @Test
  void aSingleReviewIsEnoughInTheShortFlow() {
    given(Rules.staged(1));
    DataRowId row = workshop.register();
    workshop.submit(row, ADA);
    assertWaiting(row, "review-label", DataRowState.REVIEW);
    workshop.approve(row, BOB);
    assertEnded(row, DataRowState.ACCEPTED);
    assertThat(workshop.row(row).acceptedBy()).contains(AcceptedBy.REVIEW);
  }

  @Test
  void bothStagesReviewInTheLongFlow() {
    given(Rules.staged(2));
    DataRowId row = workshop.register();
    workshop.submit(row, ADA);
    assertWaiting(row, "review-label", DataRowState.REVIEW);
    workshop.correct(row, BOB);
    assertWaiting(row, "review-label", DataRowState.REVIEW);
    workshop.approve(row, EVE);
    assertEnded(row, DataRowState.ACCEPTED);
  }

  @Test
  void stagesThatDrawNoRowsAreLeftOut() {
    given(Rules.staged(2).shares(0, 0));
    DataRowId row = workshop.register();
    workshop.submit(row, ADA);
    assertEnded(row, DataRowState.ACCEPTED);
  }

  @Test
  void theFirstStageCanBeLeftOutAlone() {
    given(Rules.staged(2).shares(0, 1));
    DataRowId row = workshop.register();
    workshop.submit(row, ADA);
    assertWaiting(row, "review-label", DataRowState.REVIEW);
    assertThat(workshop.queued(row).orElseThrow().stage()).isEqualTo("acceptance");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aRejectedLabelIsMadeAnewByItsAuthorAndReviewedAgain(int stages) {
    given(Rules.staged(stages));
    DataRowId row = workshop.register();
    workshop.submit(row, ADA);
    workshop.reject(row, BOB);
    assertWaiting(row, "rework-label", DataRowState.REWORK);
    assertThat(workshop.queued(row).orElseThrow().reservedFor()).isEqualTo(ADA);
    assertThat(workshop.queued(row).orElseThrow().round()).isEqualTo(2);
    workshop.submit(row, ADA);
    assertWaiting(row, "review-label", DataRowState.REVIEW);
  }

  @Test
  void aLabelRejectedAtTheSecondStageComesBackToIt() {
    given(Rules.staged(2).shares(0, 1));
    DataRowId row = workshop.register();
    workshop.submit(row, ADA);
    workshop.reject(row, BOB);
    assertWaiting(row, "rework-label", DataRowState.REWORK);
    workshop.submit(row, ADA);
    assertWaiting(row, "review-label", DataRowState.REVIEW);
    workshop.approve(row, BOB);
    assertEnded(row, DataRowState.ACCEPTED);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aLeadAdjudicatesWhenNoRoundsAreLeft(int stages) {
    given(Rules.staged(stages).maxRounds(2));
    DataRowId row = workshop.register();
    workshop.submit(row, ADA);
    workshop.reject(row, BOB);
    workshop.submit(row, ADA);
    workshop.reject(row, BOB);
    assertWaiting(row, "adjudicate-label", DataRowState.ADJUDICATE);
    workshop.submit(row, EVE);
    assertEnded(row, DataRowState.ACCEPTED);
  }

  @Test
  void aLeadAdjudicatesAfterTheSecondStageToo() {
    given(Rules.staged(2).maxRounds(1));
    DataRowId row = workshop.register();
    workshop.submit(row, ADA);
    workshop.approve(row, BOB);
    workshop.reject(row, EVE);
    assertWaiting(row, "adjudicate-label", DataRowState.ADJUDICATE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aConfidentPreLabelIsAcceptedUnseen(int stages) {
    given(Rules.staged(stages).preLabel(0));
    DataRowId row = workshop.register();
    assertWaiting(row, "pre-label-data-row", DataRowState.AWAITING_PRE_LABEL);
    propose(row, 0.95);
    assertEnded(row, DataRowState.ACCEPTED);
    assertRouted(row, Route.ACCEPT, Route.Reason.CONFIDENT);
    assertThat(workshop.row(row).acceptedBy()).contains(AcceptedBy.MODEL);
  }

  @Test
  void aConfidentPreLabelInTheAuditShareIsReviewed() {
    given(Rules.staged(1).preLabel(1).shares(0, 0));
    DataRowId row = workshop.register();
    propose(row, 0.99);
    assertWaiting(row, "review-label", DataRowState.REVIEW);
    assertRouted(row, Route.REVIEW, Route.Reason.AUDIT);
  }

  @Test
  void anUncertainPreLabelIsAlwaysReviewed() {
    given(Rules.staged(1).preLabel(0).shares(0, 0));
    DataRowId row = workshop.register();
    propose(row, 0.5);
    assertWaiting(row, "review-label", DataRowState.REVIEW);
    assertRouted(row, Route.REVIEW, Route.Reason.UNCERTAIN);
    workshop.reject(row, BOB);
    assertThat(workshop.queued(row).orElseThrow().reservedFor()).isNull();
  }

  @Test
  void anUnsurePreLabelIsNotShown() {
    given(Rules.staged(1).preLabel(0));
    DataRowId row = workshop.register();
    propose(row, 0.49);
    assertWaiting(row, "label-data-row", DataRowState.LABEL);
    assertRouted(row, Route.LABEL, Route.Reason.UNSURE);
    assertThat(workshop.row(row).label()).isEmpty();
  }

  @Test
  void aBenchmarkIsLabelledByPeople() {
    given(Rules.staged(1).preLabel(0));
    DataRowId row = workshop.register(workshop.newRow(null, BAG));
    propose(row, 0.99);
    assertWaiting(row, "label-data-row", DataRowState.LABEL);
    assertRouted(row, Route.LABEL, Route.Reason.BENCHMARK);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aRowWhoseModelFailedGoesToPeople(int stages) {
    given(Rules.staged(stages).preLabel(0));
    DataRowId row = workshop.register();
    workshop.send(new FailPreLabels(null, MODEL, Map.of(row, "broken")));
    assertWaiting(row, "label-data-row", DataRowState.LABEL);
    assertRouted(row, Route.LABEL, Route.Reason.MODEL_FAILED);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aPreLabelThatCameWithTheRowIsRoutedAtOnce(int stages) {
    given(Rules.staged(stages).preLabel(0));
    assertEnded(workshop.registerWithPreLabel(0.99), DataRowState.ACCEPTED);
    assertWaiting(workshop.registerWithPreLabel(0.6), "review-label", DataRowState.REVIEW);
  }

  @Test
  void withoutAPolicyForPreLabelsNoneIsAcceptedUnseen() {
    given(Rules.staged(1).shares(0, 0));
    DataRowId row = workshop.registerWithPreLabel(1);
    assertWaiting(row, "review-label", DataRowState.REVIEW);
    assertRouted(row, Route.REVIEW, Route.Reason.UNCERTAIN);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aModelCanBeAskedForARowThatWaitsForALabeller(int stages) {
    given(Rules.staged(stages));
    DataRowId row = workshop.register();
    request(row);
    assertWaiting(row, "pre-label-data-row", DataRowState.AWAITING_PRE_LABEL);
    assertThat(workshop.queued(row)).isEmpty();
    propose(row, 0.99);
    assertWaiting(row, "review-label", DataRowState.REVIEW);
  }

  @Test
  void aModelIsNotAskedForARowThatSomebodyHas() {
    given(Rules.staged(1));
    DataRowId row = workshop.register();
    workshop.claimed(row, ADA);
    request(row);
    assertWaiting(row, "label-data-row", DataRowState.LABEL);
  }

  private void request(DataRowId row) {
    workshop.send(new RequestPreLabels(ModelRuns.idOf(workshop.batch, MODEL), MODEL, List.of(row)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aSkippedRowIsDone(int stages) {
    given(Rules.staged(stages));
    DataRowId atLabel = workshop.register();
    workshop.skip(atLabel, ADA);
    assertEnded(atLabel, DataRowState.SKIPPED);
    DataRowId atReview = workshop.register();
    workshop.submit(atReview, ADA);
    workshop.skip(atReview, BOB);
    assertEnded(atReview, DataRowState.SKIPPED);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aRowIsSkippedOnceASecondPersonSaysSo(int stages) {
    given(Rules.staged(stages).confirmingSkips());
    DataRowId row = workshop.register();
    workshop.skip(row, ADA);
    assertWaiting(row, "label-data-row", DataRowState.LABEL);
    assertThatThrownBy(() -> workshop.skip(row, ADA)).isInstanceOf(CommandRefused.class);
    workshop.skip(row, BOB);
    assertEnded(row, DataRowState.SKIPPED);
  }

  @Test
  void aReworkThatItsAuthorWouldSkipIsForTheTeam() {
    given(Rules.staged(1).confirmingSkips());
    DataRowId row = workshop.register();
    workshop.submit(row, ADA);
    workshop.reject(row, BOB);
    assertThatThrownBy(() -> workshop.submit(row, EVE)).isInstanceOf(CommandRefused.class);
    workshop.skip(row, ADA);
    assertWaiting(row, "rework-label", DataRowState.REWORK);
    workshop.submit(row, EVE);
    workshop.approve(row, BOB);
    assertEnded(row, DataRowState.ACCEPTED);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aReopenedRowIsReviewedHoweverSmallTheShare(int stages) {
    given(Rules.staged(stages).shares(0, 0));
    DataRowId row = workshop.register();
    workshop.submit(row, ADA);
    assertEnded(row, DataRowState.ACCEPTED);
    workshop.send(new ReopenDataRow(row, EVE, "looks wrong"));
    assertWaiting(row, "review-label", DataRowState.REVIEW);
    workshop.reject(row, BOB);
    assertWaiting(row, "rework-label", DataRowState.REWORK);
    workshop.submit(row, ADA);
    workshop.approve(row, BOB);
    assertEnded(row, DataRowState.ACCEPTED);
  }

  @Test
  void aReopenedRowThatNobodyLabelledIsLabelled() {
    given(Rules.staged(1));
    DataRowId row = workshop.register();
    workshop.skip(row, ADA);
    workshop.send(new ReopenDataRow(row, EVE, "can be labelled"));
    assertWaiting(row, "label-data-row", DataRowState.LABEL);
  }

  @Test
  void aWholeBatchMovesAtOnce() {
    given(Rules.staged(2).preLabel(0));
    List<DataRowId> rows = workshop.register(300);
    assertThat(rows)
        .allSatisfy(
            row -> assertWaiting(row, "pre-label-data-row", DataRowState.AWAITING_PRE_LABEL));
  }
}
