package io.countersign.engine.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.engine.annotation.Annotation.Box;
import io.countersign.engine.annotation.Annotation.Choice;
import io.countersign.engine.annotation.Annotation.Choices;
import io.countersign.engine.annotation.Annotation.CodePointRange;
import io.countersign.engine.annotation.Annotation.Point;
import io.countersign.engine.annotation.Annotation.Polygon;
import io.countersign.engine.annotation.Annotation.Rectangle;
import io.countersign.engine.annotation.Annotation.Span;
import io.countersign.engine.annotation.Annotation.Text;
import io.countersign.engine.annotation.Ontology.Definition;
import io.countersign.engine.annotation.OntologyCheck.Extent;
import io.countersign.engine.refusal.FieldError;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OntologyCheckTest {
  private static final Extent IMAGE = new Extent(40, 30, null);
  private static final String EMOJI = "a\uD83D\uDE00b";
  private static final Extent TEXT =
      new Extent(null, null, EMOJI.codePointCount(0, EMOJI.length()));

  @Test
  void takesOneOfTheOptions() {
    assertThat(errors(choice("bag"))).isEmpty();
  }

  @Test
  void refusesAValueThatIsNoOption() {
    assertThat(errors(choice("boot"))).containsExactly("annotations[0].value UNKNOWN_OPTION");
  }

  @Test
  void refusesASecondChoiceOfTheSameName() {
    assertThat(errors(choice("bag"), choice("coat")))
        .containsExactly("annotations[1].name REPEATED");
  }

  @Test
  void refusesANameThatIsNotInTheOntology() {
    assertThat(errors(new Choice("colour", "red", null)))
        .containsExactly("annotations[0].name UNKNOWN_NAME");
  }

  @Test
  void refusesAnotherTypeThanTheOntologys() {
    assertThat(errors(new Text("category", "bag", null)))
        .containsExactly("annotations[0].type WRONG_TYPE");
  }

  @Test
  void refusesALabelWithoutWhatIsRequired() {
    assertThat(strictErrors(List.of()))
        .containsExactly(
            "annotations REQUIRED_MISSING",
            "annotations REQUIRED_MISSING",
            "annotations REQUIRED_MISSING");
  }

  @Test
  void anEmptyLabelIsOneWhereNothingIsRequired() {
    assertThat(errors()).isEmpty();
  }

  @Test
  void aMisfitDoesNotCountAsWhatIsRequired() {
    Annotation misfit = new Text("category", "bag", null);
    assertThat(strictErrors(List.of(misfit, choices("red"), new Text("note", "x", null))))
        .containsExactly("annotations[0].type WRONG_TYPE", "annotations REQUIRED_MISSING");
  }

  @Test
  void takesAnyNumberOfOptions() {
    assertThat(errors(choices("red", "blue"))).isEmpty();
    assertThat(errors(choices())).isEmpty();
  }

  @Test
  void refusesNoOptionWhereOneIsRequired() {
    assertThat(strictErrors(List.of(choice("bag"), choices(), new Text("note", "x", null))))
        .containsExactly("annotations[1].values EMPTY");
  }

  @Test
  void refusesAnOptionTwiceAndOneThatIsNone() {
    assertThat(errors(choices("red", "red", "green")))
        .containsExactly(
            "annotations[0].values REPEATED", "annotations[0].values[2] UNKNOWN_OPTION");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesAConfidenceThatIsNoProbability(double confidence) {
    assertThat(errors(new Choice("category", "bag", confidence)))
        .containsExactly("annotations[0].confidence OUT_OF_RANGE");
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 40, 30", "39.5, 29.5, 0.5, 0.5", "0, 0, 0.001, 0.001"})
  void takesABoxUpToTheBorder(double x, double y, double width, double height) {
    assertThat(errors(box(x, y, width, height))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "-0.001, 0, 1, 1",
    "0, -0.001, 1, 1",
    "0, 0, 40.001, 1",
    "0, 0, 1, 30.001",
    "NaN, 0, 1, 1",
    "0, Infinity, 1, 1",
    "0, 0, Infinity, 1",
    "-Infinity, 0, Infinity, 1"
  })
  void refusesABoxBeyondTheBorder(double x, double y, double width, double height) {
    assertThat(errors(box(x, y, width, height))).containsExactly("annotations[0].box OUT_OF_RANGE");
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0", "-1, 1", "1, -1", "NaN, 1", "1, NaN"})
  void refusesABoxWithoutAnArea(double width, double height) {
    assertThat(errors(box(1, 1, width, height))).containsExactly("annotations[0].box EMPTY");
  }

  /** Drawn on a picture of another size, and scaled back: the sum may round up over the border. */
  @Property(seed = "20261101")
  void anyBoxUpToTheBorderFitsAtAnyScale(
      @ForAll @IntRange(min = 1, max = 2_000) int shownWidth,
      @ForAll @IntRange(min = 0, max = 1_999) int left) {
    Assume.that(left < shownWidth);
    double scale = 40.0 / shownWidth;
    assertThat(errors(box(left * scale, 0, (shownWidth - left) * scale, 30))).isEmpty();
  }

  @Property(seed = "20261101")
  void noBoxThatReachesAHundredthOverTheBorderFits(
      @ForAll @DoubleRange(min = 0, max = 39.9) double x) {
    assertThat(errors(box(x, 0, 40.01 - x, 1))).hasSize(1);
  }

  @Test
  void refusesShapesOnAText() {
    List<FieldError> errors = OntologyCheck.errors(ontology(false), TEXT, List.of(box(0, 0, 1, 1)));
    assertThat(errors).extracting(FieldError::code).containsExactly("OUT_OF_RANGE");
  }

  @Test
  void refusesWhatNobodyCouldSee() {
    assertThat(errors(box(1, 1, 5e-324, 5))).containsExactly("annotations[0].box EMPTY");
    Point one = new Point(1, 1);
    assertThat(errors(polygon(one, new Point(5, 5), new Point(9, 9))))
        .containsExactly("annotations[0].polygon EMPTY");
    assertThat(errors(polygon(one, one, one))).containsExactly("annotations[0].polygon EMPTY");
  }

  @Test
  void refusesAPolygonThatCrossesItself() {
    Point last = new Point(1, 10);
    assertThat(errors(polygon(new Point(1, 1), new Point(10, 9), new Point(9, 1), last)))
        .containsExactly("annotations[0].polygon CROSSING");
  }

  /** A hole is cut out by a bridge to it, which is walked twice. */
  @Test
  void takesAPolygonWithAHoleAndOneThatIsClosed() {
    Point start = new Point(0, 0);
    Point bridge = new Point(4, 4);
    assertThat(
            errors(
                polygon(
                    start,
                    bridge,
                    new Point(4, 8),
                    new Point(8, 8),
                    new Point(8, 4),
                    bridge,
                    start,
                    new Point(12, 0),
                    new Point(12, 12),
                    new Point(0, 12),
                    start)))
        .isEmpty();
  }

  @Test
  void takesAPolygonOnTheBorder() {
    assertThat(errors(polygon(new Point(0, 0), new Point(40, 0), new Point(40, 30)))).isEmpty();
  }

  @Test
  void refusesTheCornersThatAreOutside() {
    Point in = new Point(1, 1);
    assertThat(
            errors(polygon(in, new Point(41, 1), in, new Point(1, Double.NaN), new Point(-1, 1))))
        .containsExactly(
            "annotations[0].polygon[1] OUT_OF_RANGE",
            "annotations[0].polygon[3] OUT_OF_RANGE",
            "annotations[0].polygon[4] OUT_OF_RANGE");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, OntologyCheck.MAX_CORNERS + 1})
  void refusesTooFewAndTooManyCorners(int corners) {
    Annotation polygon =
        new Polygon("outline", Collections.nCopies(corners, new Point(1, 1)), null);
    assertThat(errors(polygon)).containsExactly("annotations[0].polygon CORNERS");
  }

  @Test
  void spansCountCodePointsAndNotUtf16Units() {
    assertThat(spanErrors(0, 3)).isEmpty();
    assertThat(spanErrors(0, EMOJI.length()))
        .containsExactly("annotations[0].span.end OUT_OF_RANGE");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "2, 1", "-1, 1", "-2, -1"})
  void refusesAnEmptySpan(int start, int end) {
    assertThat(spanErrors(start, end)).containsExactly("annotations[0].span EMPTY");
  }

  @Property(seed = "20261101")
  void exactlyTheSpansInsideTheTextFit(
      @ForAll @IntRange(min = -3, max = 6) int start,
      @ForAll @IntRange(min = -3, max = 6) int end) {
    boolean inside = 0 <= start && start < end && end <= 3;
    assertThat(spanErrors(start, end).isEmpty()).isEqualTo(inside);
  }

  @Test
  void refusesASpanOnAnImage() {
    assertThat(errors(new Span("words", new CodePointRange(0, 1), null)))
        .containsExactly("annotations[0].span.end OUT_OF_RANGE");
  }

  @Test
  void takesATextUpToItsLimit() {
    assertThat(errors(note(OntologyCheck.MAX_TEXT))).isEmpty();
    assertThat(errors(note(OntologyCheck.MAX_TEXT + 1)))
        .containsExactly("annotations[0].text TOO_LONG");
  }

  @Test
  void refusesABlankTextWhereOneIsRequired() {
    assertThat(strictErrors(List.of(choice("bag"), choices("red"), new Text("note", " ", null))))
        .containsExactly("annotations[2].text EMPTY");
  }

  @Test
  void takesManyAnnotationsAndNotTooMany() {
    Annotation box = box(0, 0, 1, 1);
    List<Annotation> most = Collections.nCopies(OntologyCheck.MAX_ANNOTATIONS, box);
    assertThat(errors(most)).isEmpty();
    List<Annotation> more = Collections.nCopies(OntologyCheck.MAX_ANNOTATIONS + 1, box);
    assertThat(errors(more)).containsExactly("annotations TOO_MANY");
  }

  @Test
  void tellsNoMoreThanTheFirstErrors() {
    assertThat(errors(Collections.nCopies(2_000, box(-1, 0, 1, 1))))
        .hasSize(OntologyCheck.MAX_ERRORS)
        .first()
        .isEqualTo("annotations[0].box OUT_OF_RANGE");
  }

  @Test
  void tellsNoMoreThanTheFirstOptions() {
    List<String> options = IntStream.range(0, 2_000).mapToObj(i -> "option " + i).toList();
    Ontology ontology =
        new Ontology(List.of(new Definition("kind", AnnotationType.CHOICE, options, false, null)));
    List<Annotation> label = List.of(new Choice("kind", "none", null));
    assertThat(OntologyCheck.errors(ontology, IMAGE, label).get(0).detail())
        .hasSizeLessThan(400)
        .endsWith("and 1980 more");
  }

  @Test
  void quotesNoMoreThanTheStartOfAName() {
    Annotation misfit = new Choice("x".repeat(1_000_000), "bag", null);
    assertThat(OntologyCheck.errors(ontology(false), IMAGE, List.of(misfit)).get(0).detail())
        .hasSizeLessThan(200);
  }

  private static Choice choice(String value) {
    return new Choice("category", value, null);
  }

  private static Choices choices(String... values) {
    return new Choices("colours", List.of(values), null);
  }

  private static Box box(double x, double y, double width, double height) {
    return new Box("defect", new Rectangle(x, y, width, height), null);
  }

  private static Polygon polygon(Point... corners) {
    return new Polygon("outline", List.of(corners), null);
  }

  private static Text note(int length) {
    return new Text("note", "x".repeat(length), null);
  }

  private static Ontology ontology(boolean required) {
    return new Ontology(
        List.of(
            new Definition(
                "category", AnnotationType.CHOICE, List.of("bag", "coat"), required, null),
            new Definition(
                "colours", AnnotationType.CHOICES, List.of("red", "blue"), required, null),
            new Definition("note", AnnotationType.TEXT, List.of(), required, null),
            new Definition("defect", AnnotationType.BOX, List.of(), false, null),
            new Definition("outline", AnnotationType.POLYGON, List.of(), false, null),
            new Definition("words", AnnotationType.SPAN, List.of(), false, null)));
  }

  private static List<String> errors(Annotation... annotations) {
    return errors(List.of(annotations));
  }

  private static List<String> errors(List<Annotation> annotations) {
    return told(OntologyCheck.errors(ontology(false), IMAGE, annotations));
  }

  private static List<String> strictErrors(List<Annotation> annotations) {
    return told(OntologyCheck.errors(ontology(true), IMAGE, annotations));
  }

  private static List<String> spanErrors(int start, int end) {
    Annotation span = new Span("words", new CodePointRange(start, end), null);
    return told(OntologyCheck.errors(ontology(false), TEXT, List.of(span)));
  }

  private static List<String> told(List<FieldError> errors) {
    return errors.stream().map(error -> error.path() + " " + error.code()).toList();
  }
}
