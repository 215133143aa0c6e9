package io.countersign.engine.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.engine.annotation.Annotation.Box;
import io.countersign.engine.annotation.Annotation.Choice;
import io.countersign.engine.annotation.Annotation.Choices;
import io.countersign.engine.annotation.Annotation.Rectangle;
import io.countersign.engine.annotation.Answers.Comparison;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersTest {
  private static final Annotation BAG = new Choice("category", "bag", 0.9);
  private static final Annotation BOX = new Box("logo", new Rectangle(1, 2, 3, 4), null);

  @Test
  void confidenceAndOrderSayNothing() {
    assertThat(Answers.same(List.of(BAG, BOX), List.of(BOX, new Choice("category", "bag", null))))
        .isTrue();
    assertThat(
            Answers.same(
                List.of(new Choices("colours", List.of("red", "blue"), null)),
                List.of(new Choices("colours", List.of("blue", "red"), 0.1))))
        .isTrue();
  }

  @Test
  void anythingElseSaysSomething() {
    assertThat(Answers.same(List.of(BAG), List.of(new Choice("category", "coat", 0.9)))).isFalse();
    assertThat(Answers.same(List.of(BAG), List.of(new Choice("other", "bag", 0.9)))).isFalse();
    assertThat(Answers.same(List.of(BOX), List.of(BOX, BOX))).isFalse();
    assertThat(
            Answers.same(List.of(BOX), List.of(new Box("logo", new Rectangle(1, 2, 3, 4.5), null))))
        .isFalse();
  }

  @Test
  void comparesNameByName() {
    assertThat(Answers.compare(List.of(BAG, BOX), List.of(new Choice("category", "bag", null))))
        .containsExactlyInAnyOrder(new Comparison("bag", true), new Comparison("logo", false));
  }
}
