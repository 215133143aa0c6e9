package io.countersign.ops.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.demo.Lifecycle.Work;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class LifecycleTest {
  @Test
  void aShortDemoLeavesMostRowsToTheModel() {
    assertThat(Lifecycle.rowsWithoutModel(2_000)).isEqualTo(320);
    assertThat(Lifecycle.rowsWithoutModel(400)).isEqualTo(160);
    assertThat(Lifecycle.rowsWithoutModel(Demo.MIN_ROWS)).isEqualTo(24);
  }

  @Test
  void theModelIsTrustedFromTheLeastConfidenceThatIsRightOftenEnough() {
    assertThat(
            acceptFrom(
                "[{\"threshold\":0.9,\"accuracy\":0.95},{\"threshold\":0.95,\"accuracy\":0.98},{\"threshold\":0.98,\"accuracy\":0.99}]"))
        .isEqualTo(0.95);
  }

  @Test
  void aModelThatIsNeverRightOftenEnoughIsHardlyTrusted() {
    assertThat(
            acceptFrom(
                "[{\"threshold\":0.9,\"accuracy\":0.8},{\"threshold\":0.99,\"accuracy\":null}]"))
        .isEqualTo(0.99);
  }

  @Test
  void whatTheStaffWouldNeedForAllRowsComesFromThoseTheyDidAlone() {
    Tally alone = new Tally(320, 10, 1, 380, 9, 10);
    Work work = new Work(320, alone, alone, 0.95);

    assertThat(alone.decisions()).isEqualTo(730);
    assertThat(work.decisionsWithoutModel(2_000)).isEqualTo(Math.round(730 / 320.0 * 2_000));
  }

  private static double acceptFrom(String thresholds) {
    return Lifecycle.acceptFrom(
        JsonMapper.shared().readTree("{\"report\":{\"thresholds\":" + thresholds + "}}"));
  }
}
