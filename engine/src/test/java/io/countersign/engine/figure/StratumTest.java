package io.countersign.engine.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class StratumTest {

  @Test
  void oneThatWasCountedWhollyIsItsShare() {
    assertThat(Stratum.whole(List.of(new Stratum(500, Share.of(81, 263))), 0))
        .isEqualTo(Share.of(81, 263));
  }

  @Test
  void eachWeighsAsMuchAsThereIsOfItHoweverManyWereCounted() {
    Share whole =
        Stratum.whole(
            List.of(new Stratum(90, Share.of(10, 10)), new Stratum(10, Share.of(0, 90))), 0);
    assertThat(whole.share()).isEqualTo(0.9, within(1e-9));
    assertThat(whole.of()).isEqualTo(100);
    assertThat(whole.hits()).isEqualTo(10);
  }

  @Test
  void isNoSurerThanWhatItWeighsMost() {
    Share whole =
        Stratum.whole(
            List.of(new Stratum(95, Share.of(5, 6)), new Stratum(5, Share.of(900, 1000))), 0);
    assertThat(whole.enough()).isFalse();
    assertThat(whole.high() - whole.low()).isGreaterThan(0.4);
  }

  @Test
  void nothingIsKnownOfWhatWasNotCounted() {
    Share whole = Stratum.whole(List.of(new Stratum(50, Share.of(50, 50))), 50);
    assertThat(whole.low()).isCloseTo(Share.of(50, 50).low() / 2, within(1e-9));
    assertThat(whole.high()).isEqualTo(1);
    assertThat(Stratum.whole(List.of(), 7)).isEqualTo(Share.of(0, 0));
  }
}
