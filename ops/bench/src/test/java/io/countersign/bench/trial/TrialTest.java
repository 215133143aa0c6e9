package io.countersign.bench.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.bench.measure.Measurement;
import io.countersign.bench.measure.Run;
import io.countersign.engine.TestSeed;
import io.countersign.ops.contract.figures.Figure;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A trial in the size that the build says, {@code -Dtrial.NAME.times}; 0 leaves it out. A failed
 * one is repeated with {@code -Dtrial.seed}. What hangs on the clock counts under {@code
 * -Dtrial.timed=true} only: a build may share its machine. Each trial is a class of its own, so
 * that two run at a time.
 */
@Tag("trials")
abstract class TrialTest {
  private static final boolean TIMED = Boolean.getBoolean("trial.timed");
  private static final Set<String> CLOCK = Set.of("s", "of the rate");

  private final Measurement trial;

  TrialTest(Measurement trial) {
    this.trial = trial;
  }

  @Test
  void everyGoalIsMet() throws Exception {
    String name = trial.name();
    int times = Integer.getInteger("trial." + name + ".times", 0);
    Assumptions.assumeTrue(times > 0, "Left out: trial." + name + ".times is 0");
    long seed = Long.getLong("trial.seed", TestSeed.get());
    System.err.printf("trial %s --times %d --seed %d%n", name, times, seed);

    Progress progress = new Progress();
    List<Figure> figures = trial.measure(Run.times(times, seed, progress::say));

    assertThat(figures)
        .as("trial %s --times %d --seed %d%n%s", name, times, seed, progress.last())
        .isNotEmpty()
        .allMatch(TrialTest::isMet);
  }

  /** Prints what a trial says, and keeps the end of it for who reads only why it failed. */
  private static final class Progress {
    private static final int KEPT = 40;

    private final Deque<String> lines = new ConcurrentLinkedDeque<>();

    void say(String line) {
      System.err.println(line);
      lines.add(line);
      if (lines.size() > KEPT) {
        lines.poll();
      }
    }

    String last() {
      return String.join("\n", lines);
    }
  }

  private static boolean isMet(Figure figure) {
    boolean counts = TIMED || !CLOCK.contains(figure.unit());
    return !counts || !Boolean.FALSE.equals(figure.met());
  }
}
