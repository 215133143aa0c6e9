package io.countersign.bench.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.bench.Measurement;
import io.countersign.bench.Run;
import io.countersign.bench.trial.child.ModelsTrial;
import io.countersign.bench.trial.child.ReplayTrial;
import io.countersign.bench.trial.inside.ClockTrial;
import io.countersign.bench.trial.inside.LivesTrial;
import io.countersign.bench.trial.inside.StormTrial;
import io.countersign.engine.TestSeed;
import io.countersign.ops.figures.Figure;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each trial in the size that the build says, {@code -Dtrial.NAME.times}; 0 leaves it out. A failed
 * one is repeated with {@code -Dtrial.seed}. What hangs on the clock counts under {@code
 * -Dtrial.timed=true} only: a build may share its machine.
 */
@Tag("trials")
class TrialsTest {
  private static final boolean TIMED = Boolean.getBoolean("trial.timed");
  private static final Set<String> CLOCK = Set.of("s", "of the rate");

  private static Stream<Measurement> trials() {
    return Stream.of(
        new LivesTrial(),
        new StormTrial(),
        new ClockTrial(),
        new CrashTrial(),
        new PostgresTrial(),
        new NodesTrial(),
        new StoreAwayTrial(),
        new DiskFullTrial(),
        new ModelsTrial(),
        new ReplayTrial(),
        new SoakTrial());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("named")
  void everyGoalIsMet(String name, Measurement trial) throws Exception {
    int times = Integer.getInteger("trial." + name + ".times", 0);
    Assumptions.assumeTrue(times > 0, "Left out: trial." + name + ".times is 0");
    long seed = Long.getLong("trial.seed", TestSeed.get());
    System.err.printf("trial %s --times %d --seed %d%n", name, times, seed);

    Progress progress = new Progress();
    List<Figure> figures = trial.measure(Run.times(times, seed, progress::say));

    assertThat(figures)
        .as("trial %s --times %d --seed %d%n%s", name, times, seed, progress.last())
        .isNotEmpty()
        .allMatch(TrialsTest::isMet);
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

  static Stream<Object[]> named() {
    return trials().map(trial -> new Object[] {trial.name(), trial});
  }
}
