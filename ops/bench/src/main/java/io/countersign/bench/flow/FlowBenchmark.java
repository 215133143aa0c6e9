package io.countersign.bench.flow;

import io.countersign.bench.Measurement;
import io.countersign.bench.Run;
import io.countersign.bench.rig.BenchDatabase;
import io.countersign.ops.figures.Figure;
import java.util.List;
import java.util.function.Consumer;

/** How fast rows enter their process, and how fast decisions move them on. */
public final class FlowBenchmark implements Measurement {
  private static final int ROWS = 20_000;
  private static final int DECISIONS = 4_000;

  @Override
  public String name() {
    return "flow";
  }

  @Override
  public String about() {
    return "rows registered with their process and task, and decisions of eight people at once";
  }

  @Override
  public List<Figure> measure(Run run) throws InterruptedException {
    Consumer<String> progress = run.progress();
    try (BenchDatabase database = BenchDatabase.open()) {
      FlowTrial.Result result = FlowTrial.measure(database.dataSource(), ROWS, DECISIONS, progress);
      return List.of(
          Figure.of("rows started", "rows/s", result.rowsStarted()),
          Figure.of("decisions: claimed, decided, moved on", "1/s", result.decisions()));
    }
  }
}
