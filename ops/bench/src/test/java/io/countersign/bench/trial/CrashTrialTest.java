package io.countersign.bench.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server in a process of its own, killed as a power cut would. */
class CrashTrialTest {
  private static final int IMPORT_ROWS = 12_000;
  private static final int DECISIONS = 60;

  @TempDir private Path dataDir;

  @Test
  void nothingIsLostOrDoubledByKillingTheServerDuringAnImportAndReviews()
      throws InterruptedException {
    CrashTrial.Outcome outcome =
        new CrashTrial(dataDir, IMPORT_ROWS, DECISIONS, System.err::println).run();

    assertThat(outcome.acknowledged()).isGreaterThanOrEqualTo(DECISIONS);
    assertThat(outcome.lost()).isZero();
    assertThat(outcome.doubled()).isZero();
    assertThat(outcome.registeredBefore()).isBetween(1L, IMPORT_ROWS - 1L);
    assertThat(outcome.rowsMissing()).isZero();
    assertThat(outcome.differences()).isZero();
  }
}
