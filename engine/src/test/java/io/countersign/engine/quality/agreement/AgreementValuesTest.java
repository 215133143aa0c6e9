package io.countersign.engine.quality.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.annotation.Annotation.CodePointRange;
import io.countersign.engine.annotation.Annotation.Point;
import io.countersign.engine.annotation.Annotation.Rectangle;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The values that other implementations computed; see the README beside them. */
class AgreementValuesTest {
  private static final Offset<Double> SAME = within(1e-9);
  private static final JsonNode VALUES = values();

  private static JsonNode values() {
    InputStream values = AgreementValuesTest.class.getResourceAsStream("/agreement/values.json");
    return JsonMapper.builder().build().readTree(Objects.requireNonNull(values));
  }

  private static <T> List<T> each(JsonNode items, Function<JsonNode, T> reading) {
    return StreamSupport.stream(items.spliterator(), false).map(reading).toList();
  }

  /** What was said of each unit, by those who said something. */
  private static List<Rated<Double>> units(JsonNode said) {
    List<Rated<Double>> units = new ArrayList<>();
    for (int unit = 0; unit < said.get(0).size(); unit++) {
      int at = unit;
      units.add(
          new Rated<>(
              each(said, rater -> rater.get(at)).stream()
                  .filter(value -> !value.isNull())
                  .map(JsonNode::asDouble)
                  .toList(),
              1));
    }
    return units;
  }

  @Test
  void alphasAreThoseOfKrippendorff() {
    for (JsonNode study : VALUES.path("alphas")) {
      List<Rated<Double>> units = units(study.path("said"));
      assertThat(KrippendorffAlpha.nominal(units).orElseThrow())
          .isCloseTo(study.path("nominal").asDouble(), SAME);
      assertThat(KrippendorffAlpha.ordinal(units).orElseThrow())
          .isCloseTo(study.path("ordinal").asDouble(), SAME);
      assertThat(KrippendorffAlpha.interval(units).orElseThrow())
          .isCloseTo(study.path("interval").asDouble(), SAME);
    }
    assertThat(VALUES.path("alphas").size()).isEqualTo(13);
  }

  @Test
  void kappasAreThoseOfStatsmodelsAndScikitLearn() {
    for (JsonNode study : VALUES.path("kappas")) {
      List<Rated<Double>> units = units(study.path("said"));
      assertThat(Kappa.fleiss(units).orElseThrow())
          .isCloseTo(study.path("fleiss").asDouble(), SAME);
      if (!study.path("cohen").isNull()) {
        assertThat(Kappa.cohen(units).orElseThrow())
            .isCloseTo(study.path("cohen").asDouble(), SAME);
      }
    }
    assertThat(VALUES.path("kappas").size()).isEqualTo(6);
  }

  @Test
  void polygonsOverlapAsInShapely() {
    for (JsonNode pair : VALUES.path("polygons")) {
      assertThat(agreement(pair, AgreementValuesTest::polygon).orElseThrow())
          .as(pair.toString())
          .isCloseTo(pair.path("iou").asDouble(), SAME);
    }
    assertThat(VALUES.path("polygons").size()).isEqualTo(40);
  }

  @Test
  void boxesAreMatchedAsByScipy() {
    for (JsonNode pair : VALUES.path("boxes")) {
      assertThat(
              ObjectAgreement.of(
                      each(pair.path("one"), AgreementValuesTest::box),
                      each(pair.path("other"), AgreementValuesTest::box))
                  .orElseThrow())
          .isCloseTo(pair.path("agreement").asDouble(), SAME);
    }
    assertThat(VALUES.path("boxes").size()).isEqualTo(30);
  }

  @Test
  void spansAreComparedAsByScikitLearn() {
    for (JsonNode pair : VALUES.path("spans")) {
      assertThat(
              ObjectAgreement.of(
                      each(pair.path("one"), AgreementValuesTest::span),
                      each(pair.path("other"), AgreementValuesTest::span))
                  .orElseThrow())
          .isCloseTo(pair.path("f1").asDouble(), SAME);
    }
    assertThat(VALUES.path("spans").size()).isEqualTo(20);
  }

  /** Both draw 20,000 times, each from a generator of its own. */
  @Test
  void theIntervalIsThatOfResamplingUnits() {
    JsonNode study = VALUES.path("interval");
    Interval interval =
        Bootstrap.interval(units(study.path("said")), KrippendorffAlpha::nominal, 20_000, 1)
            .orElseThrow();
    assertThat(interval.low()).isCloseTo(study.path("low").asDouble(), within(0.005));
    assertThat(interval.high()).isCloseTo(study.path("high").asDouble(), within(0.005));
  }

  private static OptionalDouble agreement(JsonNode pair, Function<JsonNode, Annotation> reading) {
    return ObjectAgreement.of(
        List.of(reading.apply(pair.path("one"))), List.of(reading.apply(pair.path("other"))));
  }

  private static Annotation polygon(JsonNode corners) {
    return new Annotation.Polygon(
        "outline",
        each(corners, at -> new Point(at.get(0).asDouble(), at.get(1).asDouble())),
        null);
  }

  private static Annotation box(JsonNode box) {
    return new Annotation.Box(
        "logo",
        new Rectangle(
            box.get(0).asDouble(),
            box.get(1).asDouble(),
            box.get(2).asDouble(),
            box.get(3).asDouble()),
        null);
  }

  private static Annotation span(JsonNode span) {
    return new Annotation.Span(
        "brand", new CodePointRange(span.get(0).asInt(), span.get(1).asInt()), null);
  }
}
