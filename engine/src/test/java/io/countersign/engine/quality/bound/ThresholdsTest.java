package io.countersign.engine.quality.bound;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.engine.TestSeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThresholdsTest {
  private static final List<Double> GRID =
      IntStream.rangeClosed(50, 99).mapToObj(percent -> percent / 100.0).toList();

  @Test
  void acceptsFromWhereOnTheErrorsOfAClassAreRareEnough() {
    List<Audit> audits = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      audits.add(new Audit("coat", 0.7, i % 2 == 0));
      audits.add(new Audit("coat", 0.9, true));
      audits.add(new Audit("bag", 0.55, true));
    }
    audits.add(new Audit("shirt", 0.99, true));
    assertThat(thresholds(0.02, 0.95).choose(audits, 10))
        .isEqualTo(
            Map.of(
                "coat", OptionalDouble.of(0.71),
                "bag", OptionalDouble.of(0.5),
                "shirt", OptionalDouble.empty()));
  }

  @Test
  void isNeverLowerForAStricterWishOrOneMoreError() {
    Random random = new Random(TestSeed.get());
    for (int turn = 0; turn < 50; turn++) {
      List<Audit> audits = audits(random, 50 + random.nextInt(3_000));
      double chosen = threshold(thresholds(0.1, 0.95), audits);
      assertThat(threshold(thresholds(0.05, 0.95), audits)).isGreaterThanOrEqualTo(chosen);
      assertThat(threshold(thresholds(0.1, 0.99), audits)).isGreaterThanOrEqualTo(chosen);
      audits.add(new Audit("one", 0.5 + random.nextDouble() / 2, false));
      assertThat(threshold(thresholds(0.1, 0.95), audits)).isGreaterThanOrEqualTo(chosen);
    }
  }

  /** The class is right as often as the model is sure, so that what is right is known. */
  @Test
  void whatIsAcceptedHoldsTheBoundInNineteenOfTwentyRuns() {
    Random random = new Random(TestSeed.get());
    int broken = 0;
    int chosen = 0;
    for (int run = 0; run < 200; run++) {
      double threshold = threshold(thresholds(0.1, 0.95), audits(random, 3_000));
      chosen += threshold <= 1 ? 1 : 0;
      broken += threshold <= 1 && (1 - threshold) / 2 > 0.1 ? 1 : 0;
    }
    assertThat(chosen).isGreaterThan(190);
    assertThat(broken).isLessThanOrEqualTo(10);
  }

  private static List<Audit> audits(Random random, int size) {
    List<Audit> audits = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      double confidence = 0.5 + random.nextDouble() / 2;
      audits.add(new Audit("one", confidence, random.nextDouble() < confidence));
    }
    return audits;
  }

  /** More than 1 where there is none. */
  private static double threshold(Thresholds thresholds, List<Audit> audits) {
    return requireNonNull(thresholds.choose(audits, 1).get("one")).orElse(2);
  }

  private static Thresholds thresholds(double mostErrors, double certainty) {
    return new Thresholds(UpperBound.ANYTIME, GRID, mostErrors, certainty);
  }
}
