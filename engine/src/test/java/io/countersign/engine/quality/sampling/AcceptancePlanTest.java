package io.countersign.engine.quality.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.countersign.engine.quality.Reference;
import io.countersign.engine.quality.Reference.Line;
import io.countersign.engine.quality.sampling.Population.Batch;
import io.countersign.engine.quality.sampling.Population.Endless;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptancePlanTest {
  private static final Endless ENDLESS = new Endless();

  @Test
  void isTheSmallestThatKeepsBothRisksAsTryingAllSaysWithSciPy() {
    assertThat(Reference.of("plans.csv"))
        .hasSizeGreaterThan(40)
        .allSatisfy(
            line ->
                assertThat(wish(line).plan(population(line.whole(0)), 5_000))
                    .contains(new AcceptancePlan(line.whole(5), line.whole(6))));
  }

  private static WantedQuality wish(Line line) {
    return new WantedQuality(line.number(1), line.number(2), line.number(3), line.number(4));
  }

  private static Population population(int size) {
    return size == 0 ? ENDLESS : new Batch(size);
  }

  /**
   * A. Kiermeier, "Visualizing and Assessing Acceptance Sampling Plans", Journal of Statistical
   * Software 26(6), 2008, 2.5 and 2.6.
   */
  @Test
  void isTheOnePublishedForR() {
    assertThat(new WantedQuality(0.05, 0.05, 0.15, 0.075).plan(ENDLESS, 1_000))
        .contains(new AcceptancePlan(80, 7));
    AcceptancePlan published = new AcceptancePlan(20, 0);
    assertThat(published.acceptance(ENDLESS, 0.05)).isEqualTo(0.35848592, within(5e-9));
    assertThat(published.acceptance(ENDLESS, 0.15)).isEqualTo(0.03875953, within(5e-9));
  }

  /** D. Montgomery, "Introduction to Statistical Quality Control", table 15.2: n = 89, c = 2. */
  @ParameterizedTest
  @CsvSource({
    "0.005,0.9897", "0.01,0.9397", "0.02,0.7366", "0.03,0.4985", "0.04,0.3042",
    "0.05,0.1721", "0.06,0.0919", "0.07,0.0468", "0.08,0.0230", "0.09,0.0109"
  })
  void hasThePublishedCurve(double errorRate, double accepted) {
    assertThat(new AcceptancePlan(89, 2).acceptance(ENDLESS, errorRate))
        .isEqualTo(accepted, within(5.1e-5));
  }

  @Test
  void keepsBothRisksAndOneFewerWouldNot() {
    WantedQuality wish = new WantedQuality(0.01, 0.05, 0.03, 0.1);
    Batch batch = new Batch(10_000);
    AcceptancePlan plan = wish.plan(batch, 10_000).orElseThrow();
    assertThat(plan.acceptance(batch, 0.01)).isGreaterThanOrEqualTo(0.95);
    assertThat(plan.acceptance(batch, 0.03)).isLessThanOrEqualTo(0.1);
    for (long errors = 0; errors <= plan.mostErrors(); errors++) {
      AcceptancePlan smaller = new AcceptancePlan(plan.sampleSize() - 1, errors);
      assertThat(smaller.acceptance(batch, 0.01) >= 0.95 && smaller.acceptance(batch, 0.03) <= 0.1)
          .isFalse();
    }
  }

  @Test
  void aSmallBatchIsLookedAtAsAWhole() {
    assertThat(new WantedQuality(0.01, 0.05, 0.02, 0.05).plan(new Batch(1), 1))
        .contains(new AcceptancePlan(1, 0));
  }

  @Test
  void thereIsNoneWhereNoSampleThatMayBeDrawnTellsTheTwoApart() {
    assertThat(new WantedQuality(0.01, 0.05, 0.011, 0.05).plan(new Batch(1_000_000), 5_000))
        .isEmpty();
    assertThat(new WantedQuality(0.5, 0.01, 0.5001, 0.01).plan(ENDLESS, 5_000)).isEmpty();
  }

  @Test
  void refusesQualitiesInTheWrongOrderAndRisksThatAreNone() {
    assertThatThrownBy(() -> new WantedQuality(0.05, 0.05, 0.05, 0.1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new WantedQuality(0.01, 0, 0.05, 0.1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new WantedQuality(Double.NaN, 0.05, 0.05, 0.1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
