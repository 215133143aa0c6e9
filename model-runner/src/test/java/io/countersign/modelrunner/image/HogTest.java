package io.countersign.modelrunner.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HogTest {
  private final Hog hog = new Hog(4);

  @Test
  void describesAnEvenPictureByZeros() {
    assertThat(hog.describe(picture((x, y) -> 90))).hasSize(1_152).containsOnly(0);
  }

  @Test
  void votesForTheDirectionInWhichItGetsLighter() {
    float[] rising = hog.describe(picture((x, y) -> 9 * x));
    float[] falling = hog.describe(picture((x, y) -> 255 - 9 * x));

    assertThat(strongest(rising)).isZero();
    assertThat(strongest(falling)).isEqualTo(4);
    assertThat(strongest(hog.describe(picture((x, y) -> 9 * y)))).isEqualTo(2);
  }

  @Test
  void isAboutEquallyLongForEveryContrast() {
    assertThat(length(hog.describe(picture((x, y) -> (x * 31 + y * 17) % 256))))
        .isCloseTo(1.8, within(0.05));
    assertThat(length(hog.describe(picture((x, y) -> 100 + (x * 31 + y * 17) % 60))))
        .isCloseTo(1.8, within(0.1));
  }

  private interface Shade {
    int at(int x, int y);
  }

  private static Picture picture(Shade shade) {
    float[] plane = new float[28 * 28];
    for (int i = 0; i < plane.length; i++) {
      plane[i] = shade.at(i % 28, i / 28);
    }
    return new Picture(28, 28, plane);
  }

  private static int strongest(float[] features) {
    double[] sums = new double[8];
    for (int i = 0; i < features.length; i++) {
      sums[i % 8] += features[i];
    }
    int best = 0;
    for (int i = 0; i < sums.length; i++) {
      best = sums[i] > sums[best] ? i : best;
    }
    return best;
  }

  private static double length(float[] features) {
    double sum = 0;
    for (float feature : features) {
      sum += feature * feature;
    }
    return Math.sqrt(sum);
  }
}
