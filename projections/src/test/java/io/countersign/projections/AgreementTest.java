package io.countersign.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.datarow.AcceptedBy;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.Route;
import io.countersign.engine.datarow.TaskKind;
import io.countersign.engine.project.UserId;
import io.countersign.projections.agreement.AgreementOf;
import io.countersign.projections.agreement.Agreements.Agreement;
import io.countersign.projections.agreement.Agreements.Measure;
import io.countersign.projections.agreement.Agreements.OfClass;
import io.countersign.projections.agreement.Agreements.OfWeek;
import io.countersign.projections.agreement.Agreements.OnQuestion;
import io.countersign.projections.agreement.Confusions.Cell;
import io.countersign.projections.agreement.Confusions.Compare;
import io.countersign.projections.agreement.Confusions.Matrix;
import io.countersign.projections.agreement.ConfusionsOf;
import io.countersign.projections.query.PageRequest;
import io.countersign.projections.row.AnswerFacts;
import io.countersign.projections.row.DataRowFilter;
import io.countersign.projections.row.DataRowItem;
import io.countersign.projections.row.RowFacts;
import io.countersign.projections.row.RowsOf;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How far people agree, and with which rows each figure is counted. */
class AgreementTest {
  private static final String QUESTION = "category";
  private static final UserId ADA = new UserId("ada");
  private static final UserId BEN = new UserId("ben");

  private final Story story = Story.begun();

  private RowStory both(String row, String ada, String ben) {
    return story
        .row(row)
        .independently(new TreeMap<>(Map.of("ada", Story.saying(ada), "ben", Story.saying(ben))));
  }

  /** 16 times both say bag, 14 times both coat, and 5 times ada says bag where ben says coat. */
  private void twoPeople() {
    for (int i = 0; i < 35; i++) {
      both("r%02d".formatted(i), i < 21 ? "bag" : "coat", i < 16 ? "bag" : "coat");
    }
  }

  private OnQuestion agreement() {
    return Projected.views(story).ask(new AgreementOf(Story.PROJECT)).on(QUESTION).orElseThrow();
  }

  private List<Matrix> matrices(Compare compare) {
    return Projected.views(story).ask(new ConfusionsOf(Story.PROJECT)).items().stream()
        .filter(matrix -> matrix.compare() == compare)
        .toList();
  }

  private List<String> rows(String... facts) {
    return Projected.views(story)
        .ask(
            new RowsOf(
                Story.PROJECT, DataRowFilter.ALL.facts(List.of(facts)), new PageRequest(null, 100)))
        .items()
        .stream()
        .map(DataRowItem::id)
        .map(DataRowId::value)
        .toList();
  }

  @Test
  void isThatOfTheAnswersWithItsInterval() {
    twoPeople();
    OnQuestion agreement = agreement();
    assertThat(agreement.measure()).isEqualTo(Measure.ALPHA);
    Agreement all = agreement.all();
    assertThat(all.rows()).isEqualTo(35);
    assertThat(all.pairs()).isEqualTo(35);
    assertThat(all.agreed()).isEqualTo(30);
    // 37 times bag, 33 times coat; ten answers are set against another one
    assertThat(all.value()).isCloseTo(1 - 69 * 10.0 / (2 * 37 * 33), within(1e-9));
    assertThat(all.low()).isLessThan(all.value()).isGreaterThan(0.4);
    assertThat(all.high()).isGreaterThan(all.value()).isLessThan(0.95);
    assertThat(all.enough()).isTrue();
    assertThat(agreement.byPair()).hasSize(1);
    // 30 of 35 observed; by chance 21 · 16 + 14 · 19 of 35²
    double chance = (21 * 16 + 14 * 19) / (35.0 * 35);
    assertThat(agreement.byPair().get(0).kappa())
        .isCloseTo((30 / 35.0 - chance) / (1 - chance), within(1e-9));
    assertThat(agreement.byPerson()).extracting(one -> one.person()).containsExactly(ADA, BEN);
  }

  @Test
  void fewRowsAreNotEnough() {
    both("r1", "bag", "bag");
    both("r2", "bag", "coat");
    Agreement all = agreement().all();
    assertThat(all.enough()).isFalse();
    assertThat(all.low()).isNull();
    assertThat(all.value()).isEqualTo(0.0);
  }

  @Test
  void ofOneClassCountsTheRowsOfWhichSomebodySaidIt() {
    twoPeople();
    assertThat(agreement().byClass())
        .extracting(OfClass::answer, one -> one.agreement().rows(), one -> one.agreement().agreed())
        .containsExactly(tuple("bag", 21L, 16L), tuple("coat", 19L, 14L));
    assertThat(rows(AnswerFacts.independent(QUESTION, null, "bag"))).hasSize(21);
  }

  @Test
  void countsByTheWeekInWhichTheLastAnswered() {
    both("r1", "bag", "bag");
    story.pass(Duration.ofDays(7));
    both("r2", "bag", "coat");
    both("r3", "coat", "coat");
    assertThat(agreement().byWeek())
        .extracting(OfWeek::week)
        .containsExactly("2026-W11", "2026-W10");
    assertThat(agreement().byWeek().get(0).agreement().rows()).isEqualTo(2);
    assertThat(rows(AnswerFacts.independentIn(QUESTION, "2026-W11"))).containsExactly("r2", "r3");
  }

  @Test
  void countsNothingWhileALabelIsMissingNorOnceTheRowIsWithdrawn() {
    story.row("r1").opened(TaskKind.LABEL, "label").claimed("ada").submitted("bag");
    assertThat(Projected.views(story).ask(new AgreementOf(Story.PROJECT)).items()).isEmpty();
    RowStory row = both("r2", "bag", "coat").accepted(AcceptedBy.REVIEW);
    assertThat(agreement().all().rows()).isEqualTo(1);
    row.withdrawn();
    assertThat(Projected.views(story).ask(new AgreementOf(Story.PROJECT)).items()).isEmpty();
    row.restored();
    assertThat(agreement().all().rows()).isEqualTo(1);
  }

  @Test
  void ofThreeWhoAnsweredCountsEachPair() {
    story
        .row("r1")
        .independently(
            new TreeMap<>(
                Map.of(
                    "ada", Story.saying("bag"),
                    "ben", Story.saying("bag"),
                    "lea", Story.saying("coat"))));
    assertThat(agreement().all().pairs()).isEqualTo(3);
    assertThat(agreement().all().agreed()).isEqualTo(1);
    assertThat(agreement().byPair()).hasSize(3);
    assertThat(agreement().byPerson()).allMatch(one -> one.agreement().rows() == 1);
  }

  @Test
  void whatIsFoundOnAnImageIsAsAlikeAsItOverlaps() {
    Annotation whole = new Annotation.Box("logo", new Annotation.Rectangle(0, 0, 10, 10), null);
    Annotation half = new Annotation.Box("logo", new Annotation.Rectangle(0, 0, 10, 5), null);
    story
        .row("r1")
        .independently(new TreeMap<>(Map.of("ada", List.of(whole), "ben", List.of(half))));
    story
        .row("r2")
        .independently(new TreeMap<>(Map.of("ada", List.of(whole), "ben", List.of(whole))));
    OnQuestion logo =
        Projected.views(story).ask(new AgreementOf(Story.PROJECT)).on("logo").orElseThrow();
    assertThat(logo.measure()).isEqualTo(Measure.LIKENESS);
    assertThat(logo.all().value()).isCloseTo(0.75, within(1e-6));
    assertThat(rows(AnswerFacts.independent("logo", ADA, null))).containsExactly("r1", "r2");
  }

  @Test
  void theCellsOfAPairHoldTheRowsThatTheyCount() {
    twoPeople();
    Matrix pair = matrices(Compare.INDEPENDENT).get(0);
    assertThat(pair.cells())
        .containsExactly(
            new Cell("bag", "bag", 16), new Cell("coat", "coat", 14), new Cell("bag", "coat", 5));
    assertThat(pair.agreed()).isEqualTo(30);
    for (Cell cell : pair.cells()) {
      assertThat(
              rows(
                  AnswerFacts.independent(QUESTION, pair.person(), cell.answer()),
                  AnswerFacts.independent(QUESTION, pair.other(), cell.otherAnswer())))
          .hasSize((int) cell.rows());
    }
  }

  @Test
  void aPersonCountsWithWhatTheySaidFirst() {
    story
        .row("r1")
        .labelledBy("ada", "bag")
        .inReviewBy("ben")
        .rejected()
        .opened(TaskKind.REWORK, "rework")
        .claimed("ada")
        .submitted("coat")
        .inReviewBy("ben")
        .approved()
        .accepted(AcceptedBy.REVIEW);
    story
        .row("r2")
        .labelledBy("ada", "bag")
        .inReviewBy("ben")
        .approved()
        .accepted(AcceptedBy.REVIEW);
    story.row("r3").labelledBy("ada", "bag").inReviewBy("ben").approved();
    story.row("r4").labelledBy("ada", "bag").accepted(AcceptedBy.REVIEW);
    Matrix ada = matrices(Compare.FIRST).get(0);
    assertThat(ada.person()).isEqualTo(ADA);
    assertThat(ada.cells()).containsExactly(new Cell("bag", "bag", 1), new Cell("bag", "coat", 1));
    assertThat(
            rows(
                AnswerFacts.first(QUESTION, ADA, "bag"),
                AnswerFacts.acceptedAnswer(QUESTION, "coat")))
        .containsExactly("r1");
    story.row("r1").reopened();
    assertThat(matrices(Compare.FIRST).get(0).cells()).containsExactly(new Cell("bag", "bag", 1));
    assertThat(rows(AnswerFacts.first(QUESTION, ADA, null))).containsExactly("r2");
  }

  @Test
  void aModelCountsWithWhatItProposedWherePeopleAccepted() {
    story
        .row("r1")
        .proposed("bag", 0.6)
        .routed(Route.REVIEW, Route.Reason.UNCERTAIN)
        .inReviewBy("ben")
        .corrected("coat")
        .accepted(AcceptedBy.REVIEW);
    story
        .row("r2")
        .proposed("bag", 0.99)
        .routed(Route.ACCEPT, Route.Reason.CONFIDENT)
        .accepted(AcceptedBy.MODEL);
    Matrix model = matrices(Compare.PROPOSED).get(0);
    assertThat(model.model()).isEqualTo("fashion");
    assertThat(model.modelVersion()).isEqualTo("1.2");
    assertThat(model.cells()).containsExactly(new Cell("bag", "coat", 1));
    assertThat(
            rows(
                RowFacts.model("fashion", "1.2"),
                AnswerFacts.proposedAnswer(QUESTION, "bag"),
                AnswerFacts.acceptedAnswer(QUESTION, "coat")))
        .containsExactly("r1");
    assertThat(matrices(Compare.FIRST)).as("who corrects saw what the model said").isEmpty();
  }
}
