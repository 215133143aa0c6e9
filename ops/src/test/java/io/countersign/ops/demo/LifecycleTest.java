package io.countersign.ops.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.demo.Lifecycle.Work;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class LifecycleTest {
  @Test
  void aShortDemoLeavesMostRowsToTheModel() {
    assertThat(Lifecycle.rowsWithoutModel(2_000)).isEqualTo(200);
    assertThat(Lifecycle.rowsWithoutModel(400)).isEqualTo(160);
    assertThat(Lifecycle.rowsWithoutModel(Demo.MIN_ROWS)).isEqualTo(24);
  }

  @Test
  void theModelIsTrustedFromTheLeastConfidenceThatIsRightOftenEnough() {
    assertThat(acceptFrom(at(0.85, 0.94), at(0.9, 0.96), at(0.95, 0.98))).isEqualTo(0.9);
    assertThat(acceptFrom(at(0.85, 0.94), at(0.9, 0.95), at(0.95, 0.98))).isEqualTo(0.95);
  }

  @Test
  void aFewExamplesThatGoWellDoNotMakeTheModelTrustedBlindly() {
    assertThat(acceptFrom(at(0.5, 1.0), at(0.9, 1.0), at(0.95, 1.0))).isEqualTo(0.9);
  }

  @Test
  void aModelThatIsNeverRightOftenEnoughIsTrustedTheLeast() {
    assertThat(
            acceptFrom(at(0.9, 0.8), at(0.95, 0.9), "{\"threshold\":0.99,\"accuracy\":{\"of\":0}}"))
        .isEqualTo(0.95);
  }

  @Test
  void whatTheStaffWouldNeedForAllRowsComesFromThoseTheyDidAlone() {
    Tally alone = new Tally(320, 10, 1, 380, 9, 10);
    Work work = new Work(320, alone, alone, 0.95);

    assertThat(alone.decisions()).isEqualTo(730);
    assertThat(work.decisionsWithoutModel(2_000)).isEqualTo(Math.round(730 / 320.0 * 2_000));
  }

  private static String at(double threshold, double accuracy) {
    return "{\"threshold\":%s,\"accuracy\":{\"share\":%s}}".formatted(threshold, accuracy);
  }

  private static double acceptFrom(String... thresholds) {
    String trained = "{\"report\":{\"thresholds\":[" + String.join(",", thresholds) + "]}}";
    return Lifecycle.acceptFrom(JsonMapper.shared().readTree(trained), DemoFlow.STAGES.trust());
  }
}
