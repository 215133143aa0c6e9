package io.countersign.engine.quality.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.countersign.engine.TestSeed;
import io.countersign.engine.quality.Reference;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpperBoundTest {
  private static final int RUNS = 2_000;
  private static final int LOOKS = 400;

  @Test
  void ofAFixedSampleEqualsSciPy() {
    assertEquals("fixed-sample.csv", UpperBound.FIXED_SAMPLE);
  }

  @Test
  void atAnyTimeEqualsItsDefinitionInFortyDigits() {
    assertEquals("anytime.csv", UpperBound.ANYTIME);
  }

  private static void assertEquals(String table, UpperBound bound) {
    assertThat(Reference.of(table))
        .hasSizeGreaterThan(100)
        .allSatisfy(
            line ->
                assertThat(bound.upper(line.whole(0), line.whole(1), line.number(2)))
                    .isEqualTo(line.number(3), within(1e-9)));
  }

  /** Of runs in which somebody looks after every audit. */
  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.1, 0.3})
  void onlyTheOneForAnyTimeHoldsWhenItIsLookedAtAgainAndAgain(double rate) {
    double[] broken = {broken(UpperBound.ANYTIME, rate), broken(UpperBound.FIXED_SAMPLE, rate)};
    assertThat(broken[0]).isLessThanOrEqualTo(0.05);
    assertThat(broken[1]).isGreaterThan(0.1);
  }

  /** Share of the runs in which the bound was below the true rate at any time. */
  private static double broken(UpperBound bound, double rate) {
    int[] fewest = fewestErrors(bound, rate);
    Random random = new Random(TestSeed.get());
    int broken = 0;
    for (int run = 0; run < RUNS; run++) {
      broken += breaks(random, fewest, rate) ? 1 : 0;
    }
    return (double) broken / RUNS;
  }

  private static boolean breaks(Random random, int[] fewest, double rate) {
    boolean breaks = false;
    int errors = 0;
    for (int of = 1; of <= LOOKS; of++) {
      errors += random.nextDouble() < rate ? 1 : 0;
      breaks |= errors < fewest[of];
    }
    return breaks;
  }

  /** How many errors there have to be after each audit for the bound to hold. */
  private static int[] fewestErrors(UpperBound bound, double rate) {
    int[] fewest = new int[LOOKS + 1];
    for (int of = 1; of <= LOOKS; of++) {
      fewest[of] = fewest[of - 1];
      while (bound.upper(fewest[of], of, 0.95) < rate) {
        fewest[of]++;
      }
    }
    return fewest;
  }

  @ParameterizedTest
  @EnumSource
  void fallsWithAuditsThatFindNothingAndRisesWithErrors(UpperBound bound) {
    assertThat(bound.upper(0, 0, 0.95)).isEqualTo(1);
    for (int of = 1; of < 300; of++) {
      assertThat(bound.upper(0, of + 1, 0.95)).isLessThan(bound.upper(0, of, 0.95));
      assertThat(bound.upper(1, of + 1, 0.95)).isGreaterThan(bound.upper(0, of, 0.95));
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesMoreErrorsThanAudits(UpperBound bound) {
    assertThatThrownBy(() -> bound.upper(3, 2, 0.95)).isInstanceOf(IllegalArgumentException.class);
  }
}
