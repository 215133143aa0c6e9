package io.countersign.ops.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The benchmarks by name. */
public final class Benchmarks {
  private static final List<Benchmark> ALL =
      List.of(
          new LogBenchmark(),
          new QueueBenchmark(),
          new FlowBenchmark(),
          new ProjectionBenchmark(),
          new ModelBenchmark(),
          new ImportBenchmark(),
          new CrashBenchmark(),
          new StartBenchmark());

  private Benchmarks() {}

  /** Names and what they measure. */
  public static Map<String, String> catalogue() {
    Map<String, String> catalogue = new LinkedHashMap<>();
    ALL.forEach(benchmark -> catalogue.put(benchmark.name(), benchmark.about()));
    return catalogue;
  }

  /**
   * Runs a benchmark and prints its figures: a table, or one JSON object.
   *
   * @return whether every goal was met; empty if there is no such benchmark
   */
  public static Optional<Boolean> run(String name, boolean json, PrintWriter out, PrintWriter err)
      throws Exception {
    for (Benchmark benchmark : ALL) {
      if (benchmark.name().equals(name)) {
        return Optional.of(run(benchmark, json, out, err));
      }
    }
    return Optional.empty();
  }

  private static boolean run(Benchmark benchmark, boolean json, PrintWriter out, PrintWriter err)
      throws Exception {
    List<Figure> figures =
        benchmark.measure(
            line -> {
              err.println("  " + line);
              err.flush();
            });
    out.print(json ? json(benchmark, figures) : FigureTable.of(benchmark.name(), figures));
    out.println();
    out.flush();
    return figures.stream().map(Figure::met).filter(Objects::nonNull).allMatch(met -> met);
  }

  private static String json(Benchmark benchmark, List<Figure> figures) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("name", benchmark.name());
    result.put("results", new ArrayList<>(figures));
    return JsonMapper.shared().writeValueAsString(result);
  }
}
