package io.countersign.bench.idempotent;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.bench.measure.Run;
import io.countersign.engine.TestSeed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Sent again, at once or across a kill; {@code -Dtrial.idempotent.times} says how often, and {@code
 * -Dtrial.seed} what.
 */
@Tag("trials")
class IdempotentTrialTest {
  private static final int TIMES = Integer.getInteger("trial.idempotent.times", 2_000);
  private static final long SEED = Long.getLong("trial.seed", TestSeed.get());

  @Test
  void everyPostHasOneEffectAndOneAnswerForAKey() throws InterruptedException {
    Run run = Run.times(TIMES, SEED, System.err::println);
    run.say("seed %d", SEED);
    IdempotentTrial.Outcome outcome =
        new IdempotentTrial(run, TIMES, IdempotentBenchmark.kills(TIMES)).run();

    assertThat(outcome.missing()).isEmpty();
    assertThat(outcome.faults()).isEmpty();
    assertThat(outcome.byCall()).containsKeys("/verify", "/models", "/tokens", "/users");
    assertThat(outcome.differences()).isZero();
    assertThat(outcome.requests()).isGreaterThanOrEqualTo(TIMES);
  }
}
