package io.countersign.bench.trial;

import io.countersign.bench.Measurement;
import io.countersign.bench.Pairs;
import io.countersign.bench.Run;
import io.countersign.ops.demo.TemporaryFolder;
import io.countersign.ops.figures.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/** What is left after {@code kill -9} in the middle of an import and of reviews. */
public final class CrashBenchmark implements Measurement {
  private static final int TRIALS = 3;
  private static final int IMPORT_ROWS = 30_000;
  private static final int DECISIONS = 300;

  @Override
  public String name() {
    return "crash";
  }

  @Override
  public String about() {
    return "kill -9 during an import and reviews, then a new start: nothing lost, nothing doubled";
  }

  @Override
  public List<Figure> measure(Run run) throws InterruptedException {
    Consumer<String> progress = run.progress();
    List<CrashTrial.Outcome> outcomes = new ArrayList<>();
    for (int trial = 1; trial <= TRIALS; trial++) {
      progress.accept("Trial %d of %d".formatted(trial, TRIALS));
      try (TemporaryFolder folder = TemporaryFolder.make("bench")) {
        outcomes.add(new CrashTrial(folder.path(), IMPORT_ROWS, DECISIONS, progress).run());
      }
    }
    return List.of(
        Figure.of("kills", "", TRIALS),
        sum("decisions acknowledged before", outcomes, CrashTrial.Outcome::acknowledged),
        sum("of them lost", outcomes, CrashTrial.Outcome::lost).atMost(0),
        sum("of them doubled", outcomes, CrashTrial.Outcome::doubled).atMost(0),
        sum(
            "rows already there of cut-off imports",
            outcomes,
            CrashTrial.Outcome::registeredBefore),
        sum("rows missing once sent again", outcomes, CrashTrial.Outcome::rowsMissing).atMost(0),
        sum("differences found by verify", outcomes, CrashTrial.Outcome::differences).atMost(0),
        Figure.of("new start (median)", "s", median(outcomes)));
  }

  private static Figure sum(
      String metric, List<CrashTrial.Outcome> outcomes, ToLongFunction<CrashTrial.Outcome> part) {
    return Figure.of(metric, "count", outcomes.stream().mapToLong(part).sum());
  }

  private static double median(List<CrashTrial.Outcome> outcomes) {
    return Pairs.median(outcomes.stream().map(CrashTrial.Outcome::restartSeconds).toList());
  }
}
