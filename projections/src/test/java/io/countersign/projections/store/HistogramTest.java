package io.countersign.projections.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.countersign.engine.TestSeed;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class HistogramTest {

  @Test
  void quantilesAreOffByFivePercentAtMost() {
    long seed = TestSeed.next();
    Random random = new Random(seed);
    double[] seconds = new double[2_001];
    Document counts = new Document();
    for (int i = 0; i < seconds.length; i++) {
      seconds[i] = Math.exp(random.nextGaussian() * 3 + 5);
      String bucket = Histogram.bucket(Duration.ofNanos((long) (seconds[i] * 1e9)));
      counts.merge(bucket, 1L, (one, other) -> (Long) one + (Long) other);
    }
    Arrays.sort(seconds);

    Histogram histogram = new Histogram(counts);
    for (double share : new double[] {0.5, 0.85, 0.95}) {
      double exact = seconds[(int) Math.ceil(share * seconds.length) - 1];
      assertThat(histogram.quantileSeconds(share))
          .as("seed %d, share %s", seed, share)
          .isCloseTo(exact, within(exact * 0.05));
    }
  }

  @Test
  void tenYearsFitIntoThreeHundredAndTenBuckets() {
    assertThat(Integer.parseInt(Histogram.bucket(Duration.ofDays(3_653)))).isLessThan(310);
    assertThat(Histogram.bucket(Duration.ofSeconds(-1))).isEqualTo("0");
  }
}
