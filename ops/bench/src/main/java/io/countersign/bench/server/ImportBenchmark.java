package io.countersign.bench.server;

import io.countersign.bench.measure.Measurement;
import io.countersign.bench.measure.Pairs;
import io.countersign.bench.measure.Run;
import io.countersign.bench.rig.ServerProcess;
import io.countersign.bench.rig.TextProject;
import io.countersign.ops.contract.client.CountersignClient;
import io.countersign.ops.contract.figures.Figure;
import io.countersign.ops.demo.TemporaryFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** How fast rows come in over HTTP, and whether a large project makes that slower. */
public final class ImportBenchmark implements Measurement {
  private static final int ROWS = 100_000;
  private static final int MORE_ROWS = 1_000;
  private static final int ROUNDS = 9;
  private static final double ROWS_PER_SECOND = 2_000;
  private static final double SLOWER_AT_MOST = 1.2;

  @Override
  public String name() {
    return "import";
  }

  @Override
  public String about() {
    return "100,000 text rows through HTTP into a server of 512 MB, then 1,000 more";
  }

  @Override
  public List<Figure> measure(Run run) throws InterruptedException {
    Consumer<String> progress = run.progress();
    try (TemporaryFolder folder = TemporaryFolder.make("bench");
        ServerProcess server = ServerProcess.start(folder.path(), "-Xmx512m")) {
      CountersignClient admin = server.admin();
      TextProject large = TextProject.make(admin, "large");
      progress.accept("Importing %,d rows".formatted(ROWS));
      double seconds = seconds(large, "first", ROWS);
      progress.accept("%.1f s; waiting for the views".formatted(seconds));
      double viewSeconds = awaitViews(large);
      List<Figure> figures = new ArrayList<>();
      figures.add(
          Figure.of("import of %,d rows".formatted(ROWS), "rows/s", ROWS / seconds)
              .atLeast(ROWS_PER_SECOND));
      figures.add(Figure.of("views behind at its end", "s", viewSeconds));
      figures.add(more(admin, large, progress));
      return figures;
    }
  }

  /** Turn by turn, now one first and now the other: what else the machine does hits both alike. */
  private static Figure more(
      CountersignClient admin, TextProject large, Consumer<String> progress) {
    List<Double> intoLarge = new ArrayList<>();
    List<Double> intoEmpty = new ArrayList<>();
    for (int round = 1; round <= ROUNDS; round++) {
      TextProject empty = TextProject.make(admin, "empty-" + round);
      if (round % 2 == 0) {
        intoLarge.add(seconds(large, "more-large-" + round, MORE_ROWS));
      }
      intoEmpty.add(seconds(empty, "more-empty-" + round, MORE_ROWS));
      if (round % 2 == 1) {
        intoLarge.add(seconds(large, "more-large-" + round, MORE_ROWS));
      }
      progress.accept(
          "%,d more rows, round %d of %d: %.2f s, into an empty project %.2f s"
              .formatted(
                  MORE_ROWS, round, ROUNDS, intoLarge.get(round - 1), intoEmpty.get(round - 1)));
    }
    return Figure.of("%,d more rows".formatted(MORE_ROWS), "s", Pairs.median(intoLarge))
        .against("into an empty project", Pairs.median(intoEmpty))
        .ratioAtMost(SLOWER_AT_MOST);
  }

  private static double seconds(TextProject project, String batch, int rows) {
    long start = System.nanoTime();
    JsonNode answer = project.importRows(batch, rows);
    long nanos = System.nanoTime() - start;
    if (answer.path("registered").asInt() != rows) {
      throw new IllegalStateException("Expected %d rows, but got %s".formatted(rows, answer));
    }
    return nanos / 1e9;
  }

  private static double awaitViews(TextProject project) {
    long start = System.nanoTime();
    project.awaitRows(ROWS);
    return (System.nanoTime() - start) / 1e9;
  }
}
