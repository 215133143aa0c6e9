package io.countersign.engine.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByChanceTest {

  /** Tails of the binomial distribution with a half, as sums of Pascal's triangle. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 1",
    "1, 0, 0.5",
    "5, 0, 0.03125",
    "8, 2, 0.0546875",
    "9, 1, 0.0107421875",
    "0, 10, 1",
    "12, 4, 0.0384063720703125"
  })
  void isTheTailOfAFairCoin(int wins, int losses, double byChance) {
    assertThat(PairedTest.byChance(wins, losses)).isCloseTo(byChance, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"500, 500", "1000, 0", "7, 900"})
  void isAProbabilityHoweverManyCasesThereAre(int wins, int losses) {
    double above = PairedTest.byChance(wins, losses);
    assertThat(above).isBetween(0.0, 1.0);
    if (wins > 0) {
      double below = PairedTest.byChance(losses + 1, wins - 1);
      assertThat(above + below).isCloseTo(1, within(1e-9));
    }
  }
}
