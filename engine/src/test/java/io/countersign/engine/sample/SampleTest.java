package io.countersign.engine.sample;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.annotation.AnnotationType;
import io.countersign.engine.annotation.Ontology;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.AcceptedBy;
import io.countersign.engine.datarow.ContentRef;
import io.countersign.engine.datarow.DataRowEvent.DataRowAccepted;
import io.countersign.engine.datarow.DataRowEvent.DataRowRegistered;
import io.countersign.engine.datarow.DataRowEvent.LabelSubmitted;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.project.Group;
import io.countersign.engine.project.Policies;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.ReviewPolicy;
import io.countersign.engine.project.ReviewStage;
import io.countersign.engine.project.UserId;
import io.countersign.engine.quality.sampling.AcceptancePlan;
import io.countersign.engine.quality.sampling.WantedQuality;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import io.countersign.engine.sample.SampleEvent.RowLookedAt;
import io.countersign.engine.sample.SampleEvent.SampleDrawn;
import io.countersign.engine.sample.SampleEvent.SampleJudged;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.matchers.Matchers;
import org.junit.jupiter.api.Test;

class SampleTest {
  private static final SampleId ID = new SampleId("s1");
  private static final ProjectId PROJECT = new ProjectId("p1");
  private static final BatchId BATCH = new BatchId("b1");
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final UserId ADA = new UserId("ada");
  private static final UserId LEA = new UserId("lea");
  private static final UserId LEO = new UserId("leo");
  private static final WantedQuality QUALITY = new WantedQuality(0.01, 0.05, 0.05, 0.1);
  private static final SampleDrawn DRAWN =
      new SampleDrawn(
          ID,
          PROJECT,
          BATCH,
          QUALITY,
          new AcceptancePlan(2, 0),
          7,
          Map.of("bag", 30L, "coat", 10L),
          List.of(
              new AcceptedRow(new DataRowId("r1"), "bag", 2),
              new AcceptedRow(new DataRowId("r2"), "coat", 2)),
          LEA);

  private static final Policies POLICIES =
      (project, version) ->
          new Policy(
              new Ontology(
                  List.of(
                      new Ontology.Definition(
                          "category", AnnotationType.CHOICE, List.of("bag", "coat"), true, null))),
              null,
              new ReviewPolicy(
                  "staged-review",
                  1,
                  List.of(new ReviewStage("review", Group.REVIEWERS, 1)),
                  2,
                  30,
                  List.of("WRONG_CLASS"),
                  false,
                  null),
              null,
              null);

  private final FixtureConfiguration<Sample> fixture =
      new AggregateTestFixture<>(Sample.class).registerInjectableResource(POLICIES);

  @Test
  void drawsAsManyAsThePlanTakesAndAsMuchOfEachLabel() {
    List<AcceptedRow> accepted =
        IntStream.range(0, 1_000)
            .mapToObj(i -> new AcceptedRow(new DataRowId("r" + i), i < 800 ? "bag" : "coat", 3))
            .toList();
    fixture
        .givenNoPriorActivity()
        .when(new DrawSample(ID, PROJECT, BATCH, QUALITY, 7, accepted, LEA))
        .expectEventsMatching(
            Matchers.payloadsMatching(
                Matchers.exactSequenceOf(
                    Matchers.predicate(event -> isProportional((SampleDrawn) event)))));
  }

  private static boolean isProportional(SampleDrawn event) {
    int size = event.rows().size();
    long bags = event.rows().stream().filter(row -> row.label().equals("bag")).count();
    assertThat(size).isEqualTo(event.plan().sampleSize()).isBetween(50, 200);
    assertThat((double) bags).isEqualTo(size * 0.8, within(2.0));
    assertThat(event.accepted()).isEqualTo(Map.of("bag", 800L, "coat", 200L));
    return true;
  }

  @Test
  void refusesABatchOfWhichNothingIsAccepted() {
    refused(
        fixture
            .givenNoPriorActivity()
            .when(new DrawSample(ID, PROJECT, BATCH, QUALITY, 7, List.of(), LEA)),
        Refusal.TOO_FEW_ACCEPTED);
  }

  @Test
  void refusesQualitiesThatNoSampleOfBoundedSizeTellsApart() {
    List<AcceptedRow> many =
        IntStream.range(0, 20_000)
            .mapToObj(i -> new AcceptedRow(new DataRowId("r" + i), "bag", 3))
            .toList();
    WantedQuality close = new WantedQuality(0.05, 0.05, 0.055, 0.05);
    refused(
        fixture
            .givenNoPriorActivity()
            .when(new DrawSample(ID, PROJECT, BATCH, close, 7, many, LEA)),
        Refusal.INPUT_INVALID);
  }

  @Test
  void acceptsTheBatchOnceAllAreLookedAtAndNoneIsWrong() {
    fixture
        .given(DRAWN, looked("r1", LEA, "bag", true))
        .when(look("r2", LEA, "coat", "coat"))
        .expectEvents(looked("r2", LEA, "coat", true), new SampleJudged(ID, BATCH, 0, true));
  }

  @Test
  void oneWhoSaysOtherwiseIsNotYetAnError() {
    fixture
        .given(DRAWN, looked("r1", LEA, "bag", true))
        .when(look("r2", LEA, "coat", "bag"))
        .expectEvents(looked("r2", LEA, "bag", false));
  }

  @Test
  void twoWhoSayOtherwiseAreAnErrorAndTheBatchIsSentBack() {
    fixture
        .given(DRAWN, looked("r1", LEA, "bag", true), looked("r2", LEA, "bag", false))
        .when(look("r2", LEO, "coat", "bag"))
        .expectEvents(looked("r2", LEO, "bag", false), new SampleJudged(ID, BATCH, 1, false));
  }

  @Test
  void aSlipIsMadeGoodByTheSecondLook() {
    fixture
        .given(DRAWN, looked("r1", LEA, "bag", true), looked("r2", LEA, "bag", false))
        .when(look("r2", LEO, "coat", "coat"))
        .expectEvents(looked("r2", LEO, "coat", true), new SampleJudged(ID, BATCH, 0, true));
  }

  @Test
  void refusesWhoLookedBeforeOrMadeTheLabel() {
    refused(
        fixture.given(DRAWN, looked("r2", LEA, "bag", false)).when(look("r2", LEA, "coat", "bag")),
        Refusal.OWN_LABEL);
    refused(fixture.given(DRAWN).when(look("r1", ADA, "bag", "bag")), Refusal.OWN_LABEL);
  }

  @Test
  void refusesRowsThatAreDoneOrNotInIt() {
    refused(
        fixture.given(DRAWN, looked("r1", LEA, "bag", true)).when(look("r1", LEO, "bag", "bag")),
        Refusal.STAGE_PASSED);
    refused(fixture.given(DRAWN).when(look("r3", LEO, "bag", "bag")), Refusal.DATA_ROW_NOT_FOUND);
  }

  @Test
  void refusesWhatTheOntologyDoesNotHave() {
    refused(
        fixture.given(DRAWN).when(look("r1", LEO, "bag", "hat")),
        Refusal.ANNOTATION_OUTSIDE_ONTOLOGY);
  }

  @Test
  void eachLabelWeighsAsMuchAsThereIsOfIt() {
    SampleFold sample = new SampleFold();
    sample.apply(DRAWN);
    assertThat(sample.accuracy().share()).isNull();
    sample.apply(looked("r1", LEA, "bag", true));
    sample.apply(looked("r2", LEA, "bag", false));
    assertThat(sample.waitingFor(LEA)).isEmpty();
    assertThat(sample.waitingFor(LEO)).containsExactly(DRAWN.rows().get(1));
    sample.apply(looked("r2", LEO, "bag", false));
    assertThat(sample.accuracy().share()).isEqualTo(0.75);
    assertThat(sample.accuracy().enough()).isFalse();
    assertThat(requireNonNull(sample.accuracyByLabel().get("coat")).hits()).isZero();
  }

  private static RowLookedAt looked(String row, UserId by, String category, boolean agrees) {
    return new RowLookedAt(ID, new DataRowId(row), by, saying(category), agrees);
  }

  private static LookAtRow look(String row, UserId by, String accepted, String said) {
    return new LookAtRow(ID, accepted(new DataRowId(row), accepted), by, saying(said));
  }

  private static DataRowFold accepted(DataRowId id, String category) {
    DataRowFold row = new DataRowFold();
    TaskId task = new TaskId(id, 1);
    ContentRef content = new ContentRef("ab", "image/png", 100, 28, 28, null);
    row.apply(
        new DataRowRegistered(
            id, PROJECT, BATCH, "key-" + id, content, Map.of(), List.of(), 1, false),
        NOW);
    row.apply(new LabelSubmitted(id, task, "label", 1, ADA, saying(category), null, null), NOW);
    row.apply(new DataRowAccepted(id, AcceptedBy.REVIEW, 1, saying(category)), NOW);
    return row;
  }

  private static List<Annotation> saying(String category) {
    return List.of(new Annotation.Choice("category", category, null));
  }

  private static void refused(ResultValidator<Sample> result, Refusal refusal) {
    result.expectException(
        Matchers.predicate(
            thrown -> thrown instanceof CommandRefused why && why.refusal() == refusal));
  }
}
