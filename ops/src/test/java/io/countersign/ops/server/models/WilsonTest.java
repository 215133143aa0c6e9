package io.countersign.ops.server.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonTest {
  /** As computed by R's {@code prop.test(…, correct = FALSE)}. */
  @ParameterizedTest
  @CsvSource({"0, 10, 0, 0.2775", "5, 10, 0.2366, 0.7634", "81, 263, 0.2553, 0.3662"})
  void isTheScoreInterval(int hits, int count, double low, double high) {
    Wilson interval = Objects.requireNonNull(Wilson.of(hits, count));
    assertThat(interval.low()).isEqualTo(low, within(1e-4));
    assertThat(interval.high()).isEqualTo(high, within(1e-4));
  }

  @Test
  void nothingCountedSaysNothing() {
    assertThat(Wilson.of(0, 0)).isNull();
  }
}
