package io.countersign.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.annotation.AnnotationType;
import io.countersign.engine.log.serialization.DomainJson;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class AnnotationJsonTest {
  private static final JsonMapper JSON = DomainJson.mapper();
  private static final TypeReference<List<Annotation>> LIST = new TypeReference<>() {};

  @Property(seed = "20261101")
  void whatIsWrittenIsReadAsTheSame(@ForAll("annotations") List<Annotation> annotations) {
    String json = JSON.writerFor(LIST).writeValueAsString(annotations);

    assertThat(JSON.readValue(json, LIST)).isEqualTo(annotations);
  }

  @Provide
  Arbitrary<List<Annotation>> annotations() {
    return Arbitraries.of(AnnotationType.values())
        .flatMap(AnnotationJsonTest::annotation)
        .list()
        .ofMaxSize(6);
  }

  private static Arbitrary<Annotation> annotation(AnnotationType type) {
    return switch (type) {
      case CHOICE -> choice();
      case CHOICES -> choices();
      case BOX -> box();
      case POLYGON -> polygon();
      case SPAN -> span();
      case TEXT -> text();
    };
  }

  private static Arbitrary<String> string() {
    return Arbitraries.strings().ofMaxLength(12);
  }

  private static Arbitrary<Double> number() {
    return Arbitraries.doubles();
  }

  private static Arbitrary<@Nullable Double> confidence() {
    return Arbitraries.doubles().between(0, 1).injectNull(0.3);
  }

  private static Arbitrary<Annotation> choice() {
    return Combinators.combine(string(), string(), confidence()).as(Annotation.Choice::new);
  }

  private static Arbitrary<Annotation> choices() {
    return Combinators.combine(string(), string().list().ofMaxSize(4), confidence())
        .as(Annotation.Choices::new);
  }

  private static Arbitrary<Annotation> box() {
    Arbitrary<Annotation.Rectangle> rectangle =
        Combinators.combine(number(), number(), number(), number()).as(Annotation.Rectangle::new);
    return Combinators.combine(string(), rectangle, confidence()).as(Annotation.Box::new);
  }

  private static Arbitrary<Annotation> polygon() {
    Arbitrary<Annotation.Point> point =
        Combinators.combine(number(), number()).as(Annotation.Point::new);
    return Combinators.combine(string(), point.list().ofMaxSize(5), confidence())
        .as(Annotation.Polygon::new);
  }

  private static Arbitrary<Annotation> span() {
    Arbitrary<Annotation.CodePointRange> range =
        Combinators.combine(Arbitraries.integers(), Arbitraries.integers())
            .as(Annotation.CodePointRange::new);
    return Combinators.combine(string(), range, confidence()).as(Annotation.Span::new);
  }

  private static Arbitrary<Annotation> text() {
    return Combinators.combine(string(), string(), confidence()).as(Annotation.Text::new);
  }
}
