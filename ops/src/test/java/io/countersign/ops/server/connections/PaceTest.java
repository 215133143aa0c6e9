package io.countersign.ops.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
  private final Pace pace = new Pace(Duration.ofSeconds(20), 1_000);

  private void wait(Duration time) {
    pace.waited(time.toNanos());
  }

  @Test
  void aByteEveryFewSecondsIsTooSlow() {
    for (int i = 0; i < 5; i++) {
      assertThat(pace.leftMillis()).isPositive();
      wait(Duration.ofSeconds(4));
      pace.received(1);
    }
    assertThat(pace.leftMillis()).isLessThan(10);
  }

  @Test
  void whatArrivesAtTheLeastRateMayTakeAsLongAsItLikes() {
    for (int i = 0; i < 1_000; i++) {
      wait(Duration.ofSeconds(1));
      pace.received(1_000);
    }
    assertThat(pace.leftMillis()).isEqualTo(20_000);
  }

  @Test
  void whatArrivedFastBuysNoLongerPause() {
    pace.received(100_000_000);
    wait(Duration.ofSeconds(20));
    assertThat(pace.leftMillis()).isZero();
  }

  @Test
  void theNextBodyBeginsAnew() {
    wait(Duration.ofSeconds(21));
    pace.begin();
    assertThat(pace.leftMillis()).isEqualTo(20_000);
    pace.shorten(Duration.ofSeconds(1));
    assertThat(pace.leftMillis()).isEqualTo(1_000);
  }
}
