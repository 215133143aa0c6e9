package io.countersign.engine.project;

import static io.countersign.engine.project.PolicyDraft.definition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.countersign.engine.annotation.AnnotationType;
import io.countersign.engine.annotation.MappedOption;
import io.countersign.engine.annotation.Ontology.Definition;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.FieldError;
import io.countersign.engine.refusal.Refusal;
import io.countersign.engine.sla.BusinessCalendar;
import io.countersign.engine.sla.SlaPolicy;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyCheckTest {
  private final PolicyDraft draft = new PolicyDraft();

  @Test
  void takesAPolicyThatRowsCanBeLabelledUnder() {
    assertThatNoException().isThrownBy(() -> check("image/*"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " a", "a/b", "-a", "ä"})
  void refusesANameThatCannotBeInAPath(String name) {
    CommandRefused refused =
        catchThrowableOfType(
            CommandRefused.class,
            () -> PolicyCheck.require(name, "image/*", draft.policy(), TestFlows.FLOWS));
    assertThat(refused.errors()).extracting(FieldError::path).containsExactly("name");
  }

  @Test
  void refusesAMediaTypeThatNobodyShows() {
    assertThat(pathsFor("video/mp4")).contains("mediaType");
  }

  @Test
  void refusesAnOntologyThatSaysNothing() {
    draft.definitions = List.of();
    assertThat(paths()).containsExactly("ontology.annotations");
  }

  @Test
  void refusesTwoDefinitionsOfOneName() {
    draft.definitions =
        List.of(definition("a", AnnotationType.TEXT), definition("a", AnnotationType.BOX));
    assertThat(paths()).containsExactly("ontology.annotations[1].name");
  }

  @ParameterizedTest
  @EnumSource(names = {"CHOICE", "CHOICES"})
  void refusesAChoiceWithoutOptions(AnnotationType type) {
    draft.definitions = List.of(definition("a", type));
    assertThat(paths()).containsExactly("ontology.annotations[0].options");
  }

  @ParameterizedTest
  @EnumSource(names = {"BOX", "POLYGON", "TEXT"})
  void refusesOptionsWhereThereIsNoChoice(AnnotationType type) {
    draft.definitions = List.of(definition("a", type, "x"));
    assertThat(paths()).containsExactly("ontology.annotations[0].options");
  }

  @Test
  void refusesOptionsThatAreTwiceOrBlankOrTooLong() {
    draft.definitions = List.of(definition("a", AnnotationType.CHOICE, "x", "x"));
    assertThat(paths()).containsExactly("ontology.annotations[0].options");
    draft.definitions = List.of(definition("a", AnnotationType.CHOICE, " "));
    assertThat(paths()).containsExactly("ontology.annotations[0].options");
    draft.definitions = List.of(definition("a", AnnotationType.CHOICE, "x".repeat(201)));
    assertThat(paths()).containsExactly("ontology.annotations[0].options");
  }

  @Test
  void refusesADescriptionThatNobodyReads() {
    draft.definitions =
        List.of(new Definition("a", AnnotationType.TEXT, List.of(), true, "x".repeat(10_001)));
    assertThat(paths()).containsExactly("ontology.annotations[0].description");
  }

  @ParameterizedTest
  @CsvSource({"image/*, SPAN", "text/plain, BOX", "text/plain, POLYGON"})
  void refusesATypeThatDoesNotFitTheContent(String mediaType, AnnotationType type) {
    draft.definitions = List.of(definition("a", type));
    assertThat(pathsFor(mediaType)).containsExactly("ontology.annotations[0].type");
  }

  @ParameterizedTest
  @CsvSource({
    "-0.1, 0.9, 0.1, preLabel.suggestFrom",
    "0.5, 1.1, 0.1, preLabel.acceptFrom",
    "0.5, 0.9, NaN, preLabel.auditShare",
    "0.9, 0.5, 0.1, preLabel.suggestFrom"
  })
  void refusesThresholdsThatDecideNothing(
      double suggestFrom, double acceptFrom, double auditShare, String path) {
    draft.preLabel = new PreLabelPolicy("fashion", null, suggestFrom, acceptFrom, auditShare);
    assertThat(paths()).containsExactly(path);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.1, Double.NaN})
  void refusesAShareOfErrorsThatNothingCouldKeepOrBreak(double mostErrors) {
    draft.preLabel = new PreLabelPolicy("fashion", null, 0.5, 0.9, 0.1, mostErrors, List.of());
    assertThat(paths()).containsExactly("preLabel.mostErrors");
  }

  @Test
  void refusesAModelWithoutAName() {
    draft.preLabel = new PreLabelPolicy("", null, 0.5, 0.9, 0.1);
    assertThat(paths()).containsExactly("preLabel.model");
  }

  @Test
  void refusesMappedOptionsThatLeadNowhereOrTwoWays() {
    draft.definitions = List.of(definition("category", AnnotationType.CHOICE, "bag", "coat"));
    draft.preLabel =
        new PreLabelPolicy(
            "fashion",
            null,
            0.5,
            0.9,
            0.1,
            null,
            List.of(
                new MappedOption("parka", "coat"),
                new MappedOption("cap", null),
                new MappedOption("cap", "hat")));
    assertThat(paths()).containsExactly("preLabel.mapping[2].from", "preLabel.mapping[2].to");
  }

  @Test
  void refusesAFlowThatIsNotThere() {
    draft.flow = "no-review";
    assertThat(paths()).containsExactly("review.flow");
    assertThatThrownBy(() -> check("image/*"))
        .hasMessageContaining(
            "Expected one of the flows quality-target, staged-review, two-labels");
  }

  @Test
  void onlyAFlowUntilSureHasAQualityToReach() {
    draft.quality = new QualityPolicy(0.99, 4);
    assertThat(paths()).containsExactly("quality");
    draft.flow = "quality-target";
    draft.stages = List.of(stage("review", 1));
    assertThat(paths()).isEmpty();
    draft.quality = new QualityPolicy(1, 0);
    assertThat(paths()).containsExactly("quality.target", "quality.mostLooks");
    draft.quality = new QualityPolicy(Double.NaN, 21);
    assertThat(paths()).containsExactly("quality.target", "quality.mostLooks");
    draft.quality = null;
    assertThat(paths()).containsExactly("quality");
  }

  @Test
  void refusesAVersionOfAFlowThatIsNotThere() {
    draft.flowVersion = 3;
    assertThat(paths()).containsExactly("review.flowVersion");
    assertThatThrownBy(() -> check("image/*"))
        .hasMessageContaining("Expected one of the versions [1, 2] of staged-review");
  }

  @Test
  void aVersionHasItsOwnNumberOfStages() {
    draft.flowVersion = 2;
    assertThat(paths()).containsExactly("review.stages");
    draft.stages = List.of(stage("review", 1));
    assertThat(paths()).isEmpty();
  }

  @Test
  void refusesAStagedReviewWithoutStages() {
    draft.preLabel = null;
    draft.stages = List.of();
    assertThat(paths()).containsExactly("review.stages");
  }

  @Test
  void takesAnyNumberOfStagesUpToTen() {
    draft.stages = IntStream.rangeClosed(1, 10).mapToObj(i -> stage("stage " + i, 1)).toList();
    assertThat(paths()).isEmpty();
    draft.stages = IntStream.rangeClosed(1, 11).mapToObj(i -> stage("stage " + i, 1)).toList();
    assertThat(paths()).containsExactly("review.stages");
  }

  @Test
  void takesTwoLabelsWithoutReviewButNotWhatAModelWouldSendThere() {
    draft.flow = "two-labels";
    draft.stages = List.of();
    assertThat(paths()).containsExactly("review.stages");
    draft.preLabel = null;
    assertThat(paths()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"label", "rework", "adjudicate", "pre-label", "acceptance", "", "a/b"})
  void refusesAStageWhoseNameIsTakenOrNone(String name) {
    draft.stages = List.of(stage("acceptance", 1), stage(name, 1));
    assertThat(paths()).containsExactly("review.stages[1].name");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void refusesAShareThatIsNone(double share) {
    draft.stages = List.of(stage("review", share), stage("acceptance", 1));
    assertThat(paths()).containsExactly("review.stages[0].share");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 21})
  void refusesNoRoundsAndTooMany(int rounds) {
    draft.maxRounds = rounds;
    assertThat(paths()).containsExactly("review.maxRounds");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7 * 24 * 60 + 1})
  void refusesClaimsOfNoTimeAndOfMoreThanAWeek(int minutes) {
    draft.claimMinutes = minutes;
    assertThat(paths()).containsExactly("review.claimMinutes");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 60_000})
  void takesAnyTimeOnTheScreenUpToAMinute(int millis) {
    draft.minimumViewMillis = millis;
    assertThat(paths()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 60_001})
  void refusesTimesOnTheScreenThatNobodyWaits(int millis) {
    draft.minimumViewMillis = millis;
    assertThat(paths()).containsExactly("review.minimumViewMillis");
  }

  @Test
  void refusesNoReasonToReject() {
    draft.reasons = List.of();
    assertThat(paths()).containsExactly("review.rejectionReasons");
  }

  @Test
  void refusesALimitOfAStageThatIsNotThere() {
    draft.sla = sla("revue", Duration.ofHours(1), null);
    assertThat(paths()).containsExactly("sla.stages.revue");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1H", "P365DT1S"})
  void refusesALimitOfNoTimeAndOfMoreThanAYear(String limit) {
    draft.sla = sla("review", Duration.parse(limit), null);
    assertThat(paths()).containsExactly("sla.stages.review");
  }

  @Test
  void refusesALimitThatItsCalendarTakesCenturiesToGetThrough() {
    LocalTime nine = LocalTime.of(9, 0);
    BusinessCalendar aMinuteAWeek =
        new BusinessCalendar(ZoneOffset.UTC, Set.of(DayOfWeek.MONDAY), nine, nine.plusMinutes(1));
    draft.sla = sla("review", Duration.ofDays(365), aMinuteAWeek);
    assertThat(paths()).containsExactly("sla.stages.review");
    draft.sla = sla("review", Duration.ofMinutes(520), aMinuteAWeek);
    assertThat(paths()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, 1.1, Double.NaN})
  void refusesAWarningThatIsNoneOrLate(double warnAt) {
    draft.sla = new SlaPolicy(Map.of(), warnAt, null);
    assertThat(paths()).containsExactly("sla.warnAt");
  }

  @Test
  void refusesInstructionsThatNobodyReads() {
    draft.instructions = "x".repeat(100_001);
    assertThat(paths()).containsExactly("instructions");
  }

  static List<String> instructionsThatPagesWouldNotEndToRead() {
    return List.of(
        "_a".repeat(20_000),
        "> ".repeat(3_000),
        ">".repeat(21),
        "fine\n" + "- ".repeat(3_000) + "a",
        "\t".repeat(11) + "1. a");
  }

  @ParameterizedTest
  @MethodSource("instructionsThatPagesWouldNotEndToRead")
  void refusesInstructionsThatPagesWouldNotEndToRead(String instructions) {
    draft.instructions = instructions;
    assertThat(paths()).containsExactly("instructions");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# How to label\n\n1. Look *closely*.\n   - then decide\n> > quoted",
        "- - -\n***\n12 of 13",
        "> > > > > > > > > > > > > a"
      })
  void takesInstructionsAsPeopleWriteThem(String instructions) {
    draft.instructions = instructions;
    assertThat(paths()).isEmpty();
  }

  @Test
  void tellsEverythingThatIsWrongAtOnce() {
    draft.flow = "no-review";
    draft.maxRounds = 0;
    draft.definitions = Collections.nCopies(2, definition("a", AnnotationType.TEXT));
    assertThat(paths())
        .containsExactly("ontology.annotations[1].name", "review.flow", "review.maxRounds");
  }

  private void check(String mediaType) {
    PolicyCheck.require("product-images", mediaType, draft.policy(), TestFlows.FLOWS);
  }

  private List<String> paths() {
    return pathsFor("image/*");
  }

  private List<String> pathsFor(String mediaType) {
    try {
      check(mediaType);
      return List.of();
    } catch (CommandRefused refused) {
      assertThat(refused.refusal()).isEqualTo(Refusal.POLICY_INVALID);
      return refused.errors().stream().map(FieldError::path).toList();
    }
  }

  private static ReviewStage stage(String name, double share) {
    return new ReviewStage(name, Group.REVIEWERS, share);
  }

  private static SlaPolicy sla(String stage, Duration limit, @Nullable BusinessCalendar calendar) {
    return new SlaPolicy(Map.of(stage, limit), 0.8, calendar);
  }
}
