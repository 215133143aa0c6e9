package io.countersign.engine.quality.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.annotation.Annotation.Point;
import io.countersign.engine.annotation.Annotation.Rectangle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where agreement is undefined, and what doesn't change it. */
class AgreementEdgesTest {
  private static final Rated<String> BOTH_BAG = new Rated<>(List.of("bag", "bag"), 7);
  private static final Rated<String> DIFFERENT = new Rated<>(List.of("bag", "coat"), 3);
  private static final Rated<String> ALONE = new Rated<>(List.of("coat"), 5);

  private static void assertUndefined(List<Rated<String>> units) {
    assertThat(KrippendorffAlpha.nominal(units)).isEmpty();
    assertThat(KrippendorffAlpha.ordinal(units)).isEmpty();
    assertThat(Kappa.cohen(units)).isEmpty();
    assertThat(Kappa.fleiss(units)).isEmpty();
    assertThat(Bootstrap.interval(units, KrippendorffAlpha::nominal, 100, 1)).isEmpty();
  }

  @Test
  void nothingIsSaidOfNoUnitsOfOneRaterOrOfOneValue() {
    assertUndefined(List.of());
    assertUndefined(List.of(ALONE));
    assertUndefined(List.of(BOTH_BAG));
    assertUndefined(List.of(new Rated<>(List.of("bag", "coat"), 0)));
  }

  @Test
  void whoIsAloneOnAUnitChangesNothing() {
    List<Rated<String>> units = List.of(BOTH_BAG, DIFFERENT);
    List<Rated<String>> more = List.of(BOTH_BAG, DIFFERENT, ALONE);
    assertThat(KrippendorffAlpha.nominal(more)).isEqualTo(KrippendorffAlpha.nominal(units));
    assertThat(Kappa.cohen(more)).isEqualTo(Kappa.cohen(units));
    assertThat(Kappa.fleiss(more)).as("not all were rated by as many").isEmpty();
  }

  @Test
  void unitsCountedTogetherAreAsThoseCountedOneByOne() {
    List<Rated<String>> each = new ArrayList<>();
    each.addAll(Collections.nCopies(7, new Rated<>(BOTH_BAG.values(), 1)));
    each.addAll(Collections.nCopies(3, new Rated<>(DIFFERENT.values(), 1)));
    assertThat(KrippendorffAlpha.nominal(each).orElseThrow())
        .isCloseTo(
            KrippendorffAlpha.nominal(List.of(BOTH_BAG, DIFFERENT)).orElseThrow(), within(1e-12));
  }

  @Test
  void theSameSeedGivesTheSameInterval() {
    List<Rated<String>> units =
        List.of(BOTH_BAG, DIFFERENT, new Rated<>(List.of("coat", "coat"), 400));
    Interval first = Bootstrap.interval(units, KrippendorffAlpha::nominal, 500, 7).orElseThrow();
    assertThat(Bootstrap.interval(units, KrippendorffAlpha::nominal, 500, 7)).contains(first);
    assertThat(first.low()).isLessThan(first.high());
    double alpha = KrippendorffAlpha.nominal(units).orElseThrow();
    assertThat(alpha).isBetween(first.low(), first.high());
  }

  @Test
  void anIntervalShrinksWithTheRootOfTheUnits() {
    double few = width(1);
    double many = width(100);
    assertThat(few / many).isBetween(8.0, 12.0);
  }

  private static double width(int times) {
    List<Rated<String>> units =
        List.of(
            new Rated<>(List.of("bag", "bag"), 50L * times),
            new Rated<>(List.of("coat", "coat"), 40L * times),
            new Rated<>(List.of("bag", "coat"), 10L * times));
    Interval interval =
        Bootstrap.interval(units, KrippendorffAlpha::nominal, 2_000, 11).orElseThrow();
    return interval.high() - interval.low();
  }

  @Test
  void refusesFewerUnitsThanNone() {
    assertThatThrownBy(() -> new Rated<>(List.of("bag"), -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Annotation box(double x) {
    return new Annotation.Box("logo", new Rectangle(x, 0, 10, 10), null);
  }

  @Test
  void objectsThatOnlyOneFoundAreMissed() {
    assertThat(ObjectAgreement.of(List.of(box(0), box(50)), List.of(box(0))))
        .isEqualTo(OptionalDouble.of(2 / 3.0));
    assertThat(ObjectAgreement.of(List.of(box(0)), List.of())).isEqualTo(OptionalDouble.of(0));
    assertThat(ObjectAgreement.of(List.of(box(0)), List.of(box(10)))).hasValue(0);
  }

  @Test
  void nothingIsSaidWhereNeitherFoundAnythingOrThereIsTooMuch() {
    assertThat(ObjectAgreement.of(List.of(), List.of())).isEmpty();
    List<Annotation> tooMany = Collections.nCopies(ObjectAgreement.MOST_OBJECTS + 1, box(0));
    assertThat(ObjectAgreement.of(tooMany, List.of(box(0)))).isEmpty();
    List<Point> fine =
        IntStream.range(0, 4_000)
            .mapToObj(i -> new Point(Math.cos(i / 637.0), Math.sin(i / 637.0)))
            .toList();
    Annotation circle = new Annotation.Polygon("outline", fine, null);
    assertThat(ObjectAgreement.of(List.of(circle), List.of(circle))).isEmpty();
  }

  @Test
  void theGreedyMatchIsNotAlwaysTheBest() {
    // the second of one fits both, and is alike most with the first of the other
    assertThat(Assignment.greatestGain(new double[][] {{0.8, 0}, {0.9, 0.7}})).isEqualTo(1.5);
  }

  @Test
  void aPolygonIsTheSameWhicheverWayRoundItIsDrawn() {
    List<Point> corners = List.of(new Point(0, 0), new Point(10, 0), new Point(5, 7.5));
    List<Point> back = new ArrayList<>(corners);
    Collections.reverse(back);
    assertThat(
            ObjectAgreement.of(
                    List.of(new Annotation.Polygon("outline", corners, null)),
                    List.of(new Annotation.Polygon("outline", back, null)))
                .orElseThrow())
        .isCloseTo(1, within(1e-12));
  }
}
