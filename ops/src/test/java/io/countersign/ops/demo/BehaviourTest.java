package io.countersign.ops.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BehaviourTest {
  private static final int ROWS = 20_000;

  private final Behaviour behaviour = Behaviour.seeded(7);

  @Test
  void oneLabelInTwentyIsWrong() {
    double wrong = share(row -> !label(behaviour, row).equals("Bag"));

    assertThat(wrong).isCloseTo(Behaviour.LABEL_ERRORS, within(0.006));
  }

  @Test
  void oneReviewInFiftyFindsFaultWithARightLabel() {
    double wrong = share(row -> !(review(row, "Bag") instanceof Judgement.Approve));

    assertThat(wrong).isCloseTo(Behaviour.REVIEW_ERRORS, within(0.004));
  }

  @Test
  void oneReviewInFiftyLetsAWrongLabelPass() {
    double passed = share(row -> review(row, "Coat") instanceof Judgement.Approve);

    assertThat(passed).isCloseTo(Behaviour.REVIEW_ERRORS, within(0.004));
  }

  @Test
  void wrongLabelsAreCorrectedOrSentBack() {
    double sentBack = share(row -> review(row, "Coat") instanceof Judgement.Reject);
    double corrected = share(row -> review(row, "Coat") instanceof Judgement.Correct c && isBag(c));

    assertThat(sentBack).isGreaterThan(0.3);
    assertThat(corrected).isGreaterThan(0.3);
  }

  @Test
  void theSameSeedDecidesTheSame() {
    List<String> labels = IntStream.range(0, 500).mapToObj(row -> label(behaviour, row)).toList();
    List<String> again =
        IntStream.range(0, 500).mapToObj(row -> label(Behaviour.seeded(7), row)).toList();
    List<String> other =
        IntStream.range(0, 500).mapToObj(row -> label(Behaviour.seeded(8), row)).toList();

    assertThat(again).isEqualTo(labels);
    assertThat(other).isNotEqualTo(labels);
  }

  private static boolean isBag(Judgement.Correct correct) {
    return Objects.equals(correct.category(), "Bag");
  }

  private static String label(Behaviour behaviour, int row) {
    return behaviour.label("row-" + row, "label", 1, "Bag");
  }

  private Judgement review(int row, String shown) {
    return behaviour.review("row-" + row, "review", 1, shown, "Bag", false);
  }

  private static double share(IntPredicate predicate) {
    return IntStream.range(0, ROWS).filter(predicate).count() / (double) ROWS;
  }
}
