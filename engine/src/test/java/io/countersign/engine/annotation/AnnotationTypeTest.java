package io.countersign.engine.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnnotationTypeTest {

  @Test
  void everyStatementHasATypeOfItsOwn() {
    assertThat(Annotation.class.getPermittedSubclasses())
        .extracting(AnnotationType::ofForm)
        .containsExactlyInAnyOrder(AnnotationType.values());
  }

  @Test
  void whatChoosesAnOptionIsOfTheTypeThatWasAsked() {
    for (AnnotationType type : AnnotationType.values()) {
      Optional<Annotation> chosen = type.choosing("category", "bag", 0.5);

      assertThat(chosen.isPresent()).isEqualTo(type.hasOptions());
      assertThat(chosen.map(Annotation::type)).isIn(Optional.empty(), Optional.of(type));
      assertThat(chosen.map(Annotation::classes))
          .isIn(Optional.empty(), Optional.of(List.of("bag")));
    }
  }
}
