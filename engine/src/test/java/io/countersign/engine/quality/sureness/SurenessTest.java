package io.countersign.engine.quality.sureness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.annotation.AnnotationType;
import io.countersign.engine.annotation.Ontology;
import io.countersign.engine.quality.sureness.Evidence.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Against values worked out by hand from Bayes' rule. */
class SurenessTest {
  private static final Ontology THREE =
      new Ontology(
          List.of(
              new Ontology.Definition(
                  "category", AnnotationType.CHOICE, List.of("bag", "coat", "shirt"), true, null)));
  private static final Ontology TWO_QUESTIONS =
      new Ontology(
          List.of(
              THREE.annotations().get(0),
              new Ontology.Definition("caption", AnnotationType.TEXT, List.of(), false, null)));

  private static List<Annotation> choice(String option) {
    return List.of(new Annotation.Choice("category", option, null));
  }

  private static List<Annotation> both(String option, String caption) {
    return List.of(
        new Annotation.Choice("category", option, null),
        new Annotation.Text("caption", caption, null));
  }

  private static double sure(String option, Evidence... evidence) {
    return new Sureness(THREE, Prior.NONE, List.of(evidence)).of(choice(option));
  }

  private static Evidence of(Kind kind, String option, double error) {
    return new Evidence(kind, choice(option), error);
  }

  @Test
  void everyAnswerIsAsLikelyBeforeAnybodySpoke() {
    assertThat(sure("bag")).isEqualTo(1 / 3.0, within(1e-12));
  }

  @Test
  void oneAnswerIsAsSureAsWhoGaveIt() {
    assertThat(sure("bag", of(Kind.GIVEN, "bag", 0.1))).isEqualTo(0.9, within(1e-12));
    assertThat(sure("coat", of(Kind.GIVEN, "bag", 0.1))).isEqualTo(0.05, within(1e-12));
  }

  @Test
  void twoWhoSayTheSameAreSurerThanEither() {
    double agreeing = 0.9 * 0.95;
    double others = 2 * (0.05 * 0.025);
    assertThat(sure("bag", of(Kind.GIVEN, "bag", 0.1), of(Kind.GIVEN, "bag", 0.05)))
        .isEqualTo(agreeing / (agreeing + others), within(1e-12));
  }

  @Test
  void anApprovalTellsLessThanTheSameAnswerGivenBlind() {
    double approved = 0.9 * 0.98;
    double missed = 0.1 * 0.02;
    double seen = sure("bag", of(Kind.GIVEN, "bag", 0.1), of(Kind.APPROVED, "bag", 0.02));
    assertThat(seen).isEqualTo(approved / (approved + missed), within(1e-12));
    assertThat(seen)
        .isLessThan(sure("bag", of(Kind.GIVEN, "bag", 0.1), of(Kind.GIVEN, "bag", 0.02)));
  }

  @Test
  void aRejectionSpeaksForAllOtherAnswers() {
    double bag = 0.9 * 0.02;
    double others = 0.1 * 0.98;
    assertThat(sure("bag", of(Kind.GIVEN, "bag", 0.1), of(Kind.REJECTED, "bag", 0.02)))
        .isEqualTo(bag / (bag + others), within(1e-12));
  }

  @Test
  void aLabelIsRightWhereAllOfItsAnswersAre() {
    Sureness sureness =
        new Sureness(
            TWO_QUESTIONS,
            Prior.NONE,
            List.of(new Evidence(Kind.GIVEN, both("bag", "A red bag"), 0.1)));
    assertThat(sureness.of(both("bag", "A red bag"))).isEqualTo(0.9 * 0.9, within(1e-12));
    assertThat(sureness.of(both("bag", "A blue bag")))
        .isEqualTo(0.9 * 0.1 / (Sureness.OPEN_ANSWERS - 1), within(1e-12));
  }

  private static double believed(Map<String, Double> prior, String option, Evidence... evidence) {
    return new Sureness(THREE, new Prior("category", prior), List.of(evidence)).of(choice(option));
  }

  @Test
  void aModelsAlternativesAreBelievedAsItSays() {
    Map<String, Double> prior = Map.of("bag", 0.6, "coat", 0.3);
    assertThat(believed(prior, "bag")).isEqualTo(0.6, within(1e-12));
    assertThat(believed(prior, "coat")).isEqualTo(0.3, within(1e-12));
    assertThat(believed(prior, "shirt")).isEqualTo(0.1, within(1e-12));
  }

  @Test
  void whatOneSaysIsLikelierWhereTheModelThoughtOfItToo() {
    Map<String, Double> prior = Map.of("bag", 0.6, "coat", 0.3);
    double coat = 0.3 * 0.9;
    assertThat(believed(prior, "coat", of(Kind.GIVEN, "coat", 0.1)))
        .isEqualTo(coat / (coat + 0.6 * 0.05 + 0.1 * 0.05), within(1e-12));
    double shirt = 0.1 * 0.9;
    assertThat(believed(prior, "shirt", of(Kind.GIVEN, "shirt", 0.1)))
        .isEqualTo(shirt / (shirt + 0.6 * 0.05 + 0.3 * 0.05), within(1e-12));
  }

  @Test
  void aModelThatRulesAnAnswerOutCanBeToldOtherwise() {
    assertThat(believed(Map.of("bag", 1.0), "coat")).isBetween(0.0, 1e-4);
    Evidence coat = of(Kind.GIVEN, "coat", 0.001);
    assertThat(believed(Map.of("bag", 1.0), "coat", coat, coat)).isGreaterThan(0.99);
  }

  @Test
  void aModelTellsNothingOfWhatItDoesNotSpeakOf() {
    Prior prior = new Prior("category", Map.of("bag", 0.9));
    Sureness sureness = new Sureness(TWO_QUESTIONS, prior, List.of());
    assertThat(sureness.of(both("bag", "A red bag")))
        .isEqualTo(0.9 / Sureness.OPEN_ANSWERS, within(1e-12));
  }

  @Test
  void anAnswerThatIsMissingThoughThereHasToBeOneTellsNothing() {
    Evidence caption =
        new Evidence(Kind.GIVEN, List.of(new Annotation.Text("caption", "A red bag", null)), 0.1);
    Sureness sureness = new Sureness(TWO_QUESTIONS, Prior.NONE, List.of(caption));
    assertThat(sureness.of(both("bag", "A red bag"))).isEqualTo(0.9 / 3, within(1e-12));
  }

  @Test
  void whoIsNeverWrongIsStillNotBelievedForEver() {
    assertThat(sure("bag", of(Kind.GIVEN, "bag", 0))).isEqualTo(0.9999, within(1e-12));
    assertThat(sure("coat", of(Kind.GIVEN, "bag", 0), of(Kind.GIVEN, "coat", 0)))
        .isEqualTo(0.49997, within(1e-4));
  }

  @Test
  void manyLooksStayFinite() {
    Evidence[] many = new Evidence[1_000];
    java.util.Arrays.fill(many, of(Kind.GIVEN, "bag", 0.01));
    assertThat(sure("bag", many)).isEqualTo(1.0, within(1e-12));
    assertThat(sure("coat", many)).isBetween(0.0, 1e-300);
  }
}
