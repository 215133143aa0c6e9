package io.countersign.engine.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTest {

  /** The values of Newcombe, Statistics in Medicine 17 (1998), table I, method 3. */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0.0000, 0.1611",
    "1, 29, 0.0061, 0.1718"
  })
  void hasTheIntervalsThatArePublished(long hits, long of, double low, double high) {
    Share share = Share.of(hits, of);
    assertThat(share.low()).isCloseTo(low, within(5e-5));
    assertThat(share.high()).isCloseTo(high, within(5e-5));
  }

  @Test
  void isAsSureOfAllAsOfNone() {
    Share none = Share.of(0, 20);
    Share all = Share.of(20, 20);
    assertThat(none.low()).isZero();
    assertThat(all.high()).isEqualTo(1);
    assertThat(all.low()).isCloseTo(1 - none.high(), within(1e-12));
  }

  @Test
  void saysNothingWhereNothingWasCounted() {
    assertThat(Share.of(0, 0)).isEqualTo(new Share(0, 0, null, 0, 1, false));
  }

  @Test
  void isEnoughFromTwentyOn() {
    assertThat(Share.of(19, 19).enough()).isFalse();
    assertThat(Share.of(19, 20).enough()).isTrue();
    assertThat(Share.of(19, 20).share()).isEqualTo(0.95);
  }

  @Test
  void holdsItsShareHoweverManyAreCounted() {
    for (long of = 1; of < 1_000_000_000_000L; of *= 7) {
      for (long hits : new long[] {0, of / 3, of}) {
        Share share = Share.of(hits, of);
        assertThat(share.share()).isBetween(share.low(), share.high());
        assertThat(share.low()).isBetween(0.0, 1.0);
        assertThat(share.high()).isBetween(0.0, 1.0);
      }
    }
  }

  @Test
  void refusesMoreHitsThanWereCounted() {
    assertThatThrownBy(() -> Share.of(2, 1)).hasMessageContaining("Expected 0 to 1 hits");
  }
}
