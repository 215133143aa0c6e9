package io.countersign.engine.quality.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.countersign.engine.quality.Reference;
import org.junit.jupiter.api.Test;

class HypergeometricTest {

  @Test
  void equalsSciPy() {
    assertThat(Reference.of("hypergeometric.csv"))
        .hasSizeGreaterThan(300)
        .allSatisfy(
            line ->
                assertThat(
                        Hypergeometric.atMost(
                            line.whole(0), line.whole(1), line.whole(2), line.whole(3)))
                    .isEqualTo(line.number(4), within(1e-10)));
  }

  @Test
  void isBinomialWhereTheSampleIsSmallBesideTheWhole() {
    assertThat(Hypergeometric.atMost(7, 1_000_000_000, 50_000_000, 80))
        .isEqualTo(Binomial.atMost(7, 80, 0.05), within(1e-6));
  }
}
