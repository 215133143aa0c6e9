package io.countersign.modelrunner.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.countersign.engine.modelrun.ModelReport.Calibration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers are drawn by known probabilities, and logits made surer than those. */
class TemperatureTest {
  private static final long SEED = 11;
  private static final int EXAMPLES = 5_000;
  private static final List<String> CLASSES = List.of("bag", "boot", "coat", "shirt");

  private final double[][] logits = new double[EXAMPLES][CLASSES.size()];
  private final int[] answers = new int[EXAMPLES];

  private void draw(double tooSure) {
    Random random = new Random(SEED);
    for (int i = 0; i < EXAMPLES; i++) {
      for (int option = 0; option < CLASSES.size(); option++) {
        logits[i][option] = 1.5 * random.nextGaussian();
      }
      answers[i] = drawn(Probabilities.of(logits[i], 1), random.nextDouble());
      for (int option = 0; option < CLASSES.size(); option++) {
        logits[i][option] *= tooSure;
      }
    }
  }

  private static int drawn(double[] probabilities, double at) {
    double sum = 0;
    for (int i = 0; i < probabilities.length; i++) {
      sum += probabilities[i];
      if (at < sum) {
        return i;
      }
    }
    return probabilities.length - 1;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.7, 1, 3})
  void findsByHowMuchLogitsAreTooSure(double tooSure) {
    draw(tooSure);
    assertThat(Temperature.of(logits, answers)).isCloseTo(tooSure, within(0.05 * tooSure));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.6, 3})
  void makesConfidencesOftenAsRightAsTheySay(double tooSure) {
    draw(tooSure);
    double temperature = Temperature.of(logits, answers);
    Calibration calibration =
        new CrossValidation(CLASSES, logits, answers, temperature).calibration();

    assertThat(Calibration.error(calibration.before())).isGreaterThan(0.05);
    assertThat(Calibration.error(calibration.after())).isLessThan(0.02);
    assertThat(calibration.before().stream().mapToInt(Calibration.Bin::rows).sum())
        .isEqualTo(EXAMPLES);
  }
}
