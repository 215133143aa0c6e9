package io.countersign.bench.log;

import io.countersign.bench.Measurement;
import io.countersign.bench.Run;
import io.countersign.bench.rig.BenchDatabase;
import io.countersign.engine.log.AppendBenchmark;
import io.countersign.ops.figures.Figure;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** How fast events are stored, against plain JDBC inserts of the same rows. */
public final class LogBenchmark implements Measurement {
  private static final Duration ROUND = Duration.ofSeconds(1);

  @Override
  public String name() {
    return "log";
  }

  @Override
  public String about() {
    return "events stored by one thread, and whole commands, against plain JDBC inserts";
  }

  @Override
  public List<Figure> measure(Run run) {
    Consumer<String> progress = run.progress();
    try (BenchDatabase database = BenchDatabase.open()) {
      progress.accept("Storing events, one and 100 in a transaction, for about 40 s");
      return new AppendBenchmark(database.dataSource())
          .run(ROUND).stream().map(LogBenchmark::figure).toList();
    }
  }

  private static Figure figure(AppendBenchmark.Figure measured) {
    String metric = "%s, %d in a transaction".formatted(measured.metric(), measured.batch());
    return Figure.of(metric, "events/s", measured.ours()).against("plain JDBC", measured.plain());
  }
}
