package io.countersign.engine.datarow;

import static io.countersign.engine.datarow.Samples.ADA;
import static io.countersign.engine.datarow.Samples.BATCH;
import static io.countersign.engine.datarow.Samples.CONTENT;
import static io.countersign.engine.datarow.Samples.MODEL;
import static io.countersign.engine.datarow.Samples.NOW;
import static io.countersign.engine.datarow.Samples.PROJECT;
import static io.countersign.engine.datarow.Samples.RUN;
import static io.countersign.engine.datarow.Samples.newRow;
import static io.countersign.engine.datarow.Samples.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.countersign.engine.datarow.DataRowEvent.DataRowRegistered;
import io.countersign.engine.datarow.DataRowEvent.PreLabelFailed;
import io.countersign.engine.datarow.DataRowEvent.PreLabelProposed;
import io.countersign.engine.datarow.DataRowEvent.PreLabelRequested;
import io.countersign.engine.datarow.flow.AcceptDataRow;
import io.countersign.engine.datarow.flow.RouteDataRow;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.datarow.intake.NewDataRow;
import io.countersign.engine.datarow.intake.NewDataRowCheck;
import io.countersign.engine.datarow.intake.RegisterDataRows;
import io.countersign.engine.datarow.prelabel.FailPreLabels;
import io.countersign.engine.datarow.prelabel.ProposePreLabels;
import io.countersign.engine.datarow.prelabel.RequestPreLabels;
import io.countersign.engine.datarow.task.ClaimTask;
import io.countersign.engine.datarow.task.OpenTask;
import io.countersign.engine.project.Group;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.FieldError;
import io.countersign.engine.refusal.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataRowsTest {
  private static final DataRowId ONE = new DataRowId("r1");
  private static final DataRowId TWO = new DataRowId("r2");
  private static final PreLabel BAG = new PreLabel(MODEL, saying("bag"), 0.9);

  private final InMemoryDomain domain = new InMemoryDomain();

  @Test
  void registersEachRowInItsOwnStream() {
    register(newRow("r1"), newRow("r2"));
    assertThat(domain.events(ONE)).containsExactly(registered("r1", true));
    assertThat(domain.events(TWO)).containsExactly(registered("r2", true));
  }

  @Test
  void aRowThatBringsItsPreLabelAsksNoModel() {
    register(newRow("r1", List.of(), BAG));
    assertThat(domain.events(ONE))
        .containsExactly(
            registered("r1", false),
            new PreLabelProposed(ONE, null, MODEL, saying("bag"), 0.9, List.of()));
  }

  @Test
  void refusesAllRowsIfOneBringsAMisfit() {
    PreLabel misfit = new PreLabel(MODEL, saying("boot"), 0.9);
    CommandRefused refused = refusal(newRow("r1"), newRow("r2", List.of(), misfit));
    assertThat(refused.refusal()).isEqualTo(Refusal.INPUT_INVALID);
    assertThat(refused.errors())
        .extracting(FieldError::path)
        .containsExactly("rows[1].preLabel.annotations[0].value");
    assertThat(domain.events(ONE)).isEmpty();
  }

  @Test
  void refusesATruthOutsideTheOntology() {
    assertThat(refusal(newRow("r1", saying("boot"), null)).errors())
        .extracting(FieldError::path)
        .containsExactly("rows[0].truth.annotations[0].value");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void refusesAConfidenceThatIsNoProbability(double confidence) {
    PreLabel preLabel = new PreLabel(MODEL, saying("bag"), confidence);
    assertThat(refusal(newRow("r1", List.of(), preLabel)).errors())
        .extracting(FieldError::path)
        .containsExactly("rows[0].preLabel.confidence");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\u0000b", "a\nb"})
  void refusesAKeyThatNobodyCanRead(String key) {
    NewDataRow row = new NewDataRow(ONE, key, CONTENT, Map.of(), List.of(), null);
    assertThat(refusal(row).errors()).extracting(FieldError::path).containsExactly("rows[0].key");
  }

  @Test
  void refusesMetadataBeyondItsLimits() {
    assertThat(errorsOf(Map.of("note", "x".repeat(10_001)))).containsExactly("metadata");
    assertThat(errorsOf(Map.of("n".repeat(101), ""))).containsExactly("metadata");
    assertThat(errorsOf(Map.of("note", "x".repeat(10_000)))).isEmpty();
  }

  @Test
  void keepsMetadataInTheOrderInWhichItCame() {
    Map<String, String> metadata = new LinkedHashMap<>();
    List.of("size", "colour", "brand", "age", "weight").forEach(name -> metadata.put(name, "x"));
    register(new NewDataRow(ONE, "key", CONTENT, metadata, List.of(), null));
    assertThat(domain.row(ONE).registered().metadata().keySet())
        .containsExactly("size", "colour", "brand", "age", "weight");
  }

  @Test
  void proposesForRowsThatWait() {
    register(newRow("r1"), newRow("r2"));
    domain.send(new ProposePreLabels(RUN, Map.of(ONE, BAG)));
    assertThat(propose(Map.of(ONE, BAG, TWO, BAG))).isEqualTo(1);
    assertThat(domain.row(TWO).preLabel()).isPresent();
    assertThat(domain.events(ONE)).hasSize(2);
  }

  @Test
  void aProposalThatDoesNotFitCountsAsNone() {
    register(newRow("r1"));
    assertThat(propose(Map.of(ONE, new PreLabel(MODEL, saying("boot"), 0.9)))).isEqualTo(1);
    assertThat(lastOf(ONE))
        .isEqualTo(
            new PreLabelFailed(
                ONE, RUN, MODEL, "annotations[0].value: Expected one of [bag, coat, shirt]", null));
    assertThat(domain.row(ONE).state()).isEqualTo(DataRowState.REGISTERED);
  }

  @Test
  void keepsWhatElseTheModelThinksPossible() {
    register(newRow("r1"));
    List<Alternative> alternatives =
        List.of(new Alternative("bag", 0.75), new Alternative("coat", 0.125));
    propose(Map.of(ONE, new PreLabel(MODEL, saying("bag"), 0.75, alternatives)));
    assertThat(domain.row(ONE).alternatives()).isEqualTo(alternatives);
    assertThat(lastOf(ONE))
        .isEqualTo(new PreLabelProposed(ONE, RUN, MODEL, saying("bag"), 0.75, alternatives));
  }

  @Test
  void aProposalWithMoreThanOneAlternativeThatIsCertainCountsAsNone() {
    register(newRow("r1"));
    List<Alternative> certain = List.of(new Alternative("bag", 1), new Alternative("coat", 1));
    propose(Map.of(ONE, new PreLabel(MODEL, saying("bag"), 0.9, certain)));
    assertThat(lastOf(ONE)).isInstanceOf(PreLabelFailed.class);
    assertThat(domain.row(ONE).alternatives()).isEmpty();
  }

  @Test
  void aProposalWithoutAProbabilityCountsAsNone() {
    register(newRow("r1"));
    propose(Map.of(ONE, new PreLabel(MODEL, saying("bag"), Double.NaN)));
    assertThat(lastOf(ONE)).isInstanceOf(PreLabelFailed.class);
  }

  @Test
  void failsForRowsThatWaitAndKeepsTheReasonShort() {
    register(newRow("r1"), newRow("r2", List.of(), BAG));
    String count =
        domain.send(new FailPreLabels(RUN, null, Map.of(ONE, "x".repeat(5_000), TWO, "broken")));
    assertThat(count).isEqualTo("1");
    assertThat(domain.row(ONE).preLabelFailure().orElseThrow()).hasSize(1_000);
    assertThat(domain.row(TWO).preLabelFailure()).isEmpty();
  }

  @Test
  void tellsAnAnswerThatIsLeftOutFromNone() {
    register(newRow("r1"));
    domain.send(new FailPreLabels(RUN, MODEL, Map.of(ONE, "no option boot"), Map.of(ONE, "boot")));
    assertThat(lastOf(ONE))
        .isEqualTo(new PreLabelFailed(ONE, RUN, MODEL, "no option boot", "boot"));
  }

  @Test
  void aRunAsksForRowsThatWaitForALabeller() {
    waitForALabeller("r1");
    assertThat(request(ONE, ONE)).isEqualTo(1);
    assertThat(lastOf(ONE)).isEqualTo(new PreLabelRequested(ONE, RUN, MODEL));
    DataRowFold row = domain.row(ONE);
    assertThat(row.state()).isEqualTo(DataRowState.AWAITING_PRE_LABEL);
    assertThat(row.openTasks()).isEmpty();
    assertThat(row.requestedRun()).contains(RUN);
  }

  @Test
  void aRunLeavesAClaimedRowAlone() {
    waitForALabeller("r1");
    TaskId task = domain.row(ONE).openTasks().get(0).id();
    domain.send(new ClaimTask(ONE, task, ADA, NOW, NOW.plusSeconds(60), null));
    assertThat(request(ONE)).isZero();
    assertThat(domain.row(ONE).openTasks().get(0).assignee()).isEqualTo(ADA);
  }

  @Test
  void aRunLeavesAlreadyPreLabelledRowsAlone() {
    register(newRow("r1", List.of(), BAG));
    open("r1");
    assertThat(request(ONE)).isZero();
  }

  @Test
  void aRunLeavesRowsThatNobodyIsAskedForAlone() {
    register(newRow("r1"));
    assertThat(request(ONE)).isZero();
  }

  @Test
  void aRowThatWasPutBackToTheModelIsRoutedAgain() {
    waitForALabeller("r1");
    request(ONE);
    propose(Map.of(ONE, BAG));
    domain.send(new RouteDataRow(ONE, Route.ACCEPT, Route.Reason.CONFIDENT));
    domain.send(new AcceptDataRow(ONE));
    assertThat(domain.row(ONE).acceptedBy()).contains(AcceptedBy.MODEL);
  }

  private void waitForALabeller(String id) {
    register(newRow(id));
    DataRowId row = new DataRowId(id);
    domain.send(new FailPreLabels(null, null, Map.of(row, "no model")));
    domain.send(new RouteDataRow(row, Route.LABEL, Route.Reason.MODEL_FAILED));
    open(id);
  }

  private void open(String id) {
    domain.send(
        new OpenTask(
            new DataRowId(id), TaskKind.LABEL, "label", Group.LABELLERS, false, 50, null, null));
  }

  private void register(NewDataRow... rows) {
    domain.send(new RegisterDataRows(PROJECT, BATCH, 1, List.of(rows)));
  }

  private CommandRefused refusal(NewDataRow... rows) {
    return catchThrowableOfType(CommandRefused.class, () -> register(rows));
  }

  private static List<String> errorsOf(Map<String, String> metadata) {
    NewDataRow row = new NewDataRow(ONE, "key", CONTENT, metadata, List.of(), null);
    return NewDataRowCheck.errors(row, Samples.POLICY).stream().map(FieldError::path).toList();
  }

  private int propose(Map<DataRowId, PreLabel> proposals) {
    return Integer.parseInt(domain.send(new ProposePreLabels(RUN, proposals)));
  }

  private int request(DataRowId... rows) {
    return Integer.parseInt(domain.send(new RequestPreLabels(RUN, MODEL, List.of(rows))));
  }

  private DataRowEvent lastOf(DataRowId row) {
    List<DataRowEvent> events = domain.events(row);
    return events.get(events.size() - 1);
  }

  private static DataRowRegistered registered(String id, boolean awaits) {
    return new DataRowRegistered(
        new DataRowId(id), PROJECT, BATCH, "key-" + id, CONTENT, Map.of(), List.of(), 1, awaits);
  }
}
