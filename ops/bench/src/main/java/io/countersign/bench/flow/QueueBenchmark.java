package io.countersign.bench.flow;

import io.countersign.bench.Measurement;
import io.countersign.bench.Run;
import io.countersign.bench.rig.BenchDatabase;
import io.countersign.ops.figures.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** How fast 8 and 32 people get their next task at the same time, and whether two get the same. */
public final class QueueBenchmark implements Measurement {
  private static final int OPEN_TASKS = 20_000;
  private static final int CLAIMS = 4_096;
  private static final List<Integer> CROWDS = List.of(8, 32);

  @Override
  public String name() {
    return "queue";
  }

  @Override
  public String about() {
    return "claims by 8 and 32 people on 20,000 open tasks, against the engine's query and claim";
  }

  @Override
  public List<Figure> measure(Run run) throws InterruptedException {
    Consumer<String> progress = run.progress();
    List<Figure> figures = new ArrayList<>();
    try (BenchDatabase database = BenchDatabase.open()) {
      QueueTrial.measure(database.dataSource(), OPEN_TASKS, CLAIMS, CROWDS, progress)
          .forEach(result -> figures.addAll(figures(result)));
    }
    return figures;
  }

  private static List<Figure> figures(QueueTrial.Result result) {
    QueueTrial.Claims ours = result.ours();
    QueueTrial.Claims engine = result.engine();
    String by = " by %d people".formatted(ours.people());
    String against = "task query and claim";
    return List.of(
        Figure.of("claims" + by, "claims/s", ours.perSecond()).against(against, engine.perSecond()),
        Figure.of("claimed twice" + by, "tasks", ours.twice()).atMost(0),
        Figure.of("failed claims" + by, "claims", ours.failed())
            .beside(against, engine.failed())
            .atMost(0));
  }
}
