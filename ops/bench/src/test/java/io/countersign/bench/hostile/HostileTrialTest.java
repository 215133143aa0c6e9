package io.countersign.bench.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.bench.measure.Run;
import io.countersign.engine.TestSeed;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever comes is refused with a code. The same comes each time, unless {@code -Dtrial.seed} and
 * {@code -Dtrial.hostile.times} say otherwise.
 */
@Tag("trials")
class HostileTrialTest {
  private static final int TIMES = Integer.getInteger("trial.hostile.times", 20_000);
  private static final long SEED = Long.getLong("trial.seed", TestSeed.get());

  @Test
  void nothingThatComesBreaksTheServer() throws IOException, InterruptedException {
    Run run = Run.times(TIMES, SEED, System.err::println);
    run.say("seed %d", SEED);
    HostileTrial.Outcome outcome = new HostileTrial(run, 0, TIMES).run();

    assertThat(outcome.faults()).isEmpty();
    assertThat(outcome.errors()).isEmpty();
    assertThat(outcome.calls()).isEmpty();
    assertThat(outcome.newFiles()).isEmpty();
    assertThat(outcome.differences()).isZero();
    assertThat(outcome.statuses()).containsKeys(200, 400, 401, 403, 404, 422);
  }
}
