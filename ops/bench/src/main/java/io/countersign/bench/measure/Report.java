package io.countersign.bench.measure;

import io.countersign.ops.contract.figures.Figure;
import io.countersign.ops.contract.figures.FigureTable;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/** Runs measurements and prints what came out: a table each, or one JSON object a line each. */
final class Report {
  private final Run run;
  private final boolean json;
  private final PrintWriter out;
  private final Map<String, Object> machine = Machine.describe();

  Report(Run run, boolean json, PrintWriter out) {
    this.run = run;
    this.json = json;
    this.out = out;
    if (!json) {
      machine.forEach((what, value) -> out.printf("%s %s%n", what, value));
      out.printf("seed %d%n%n", run.seed());
    }
  }

  /** Whether every goal was met. */
  boolean add(Measurement measurement) throws Exception {
    run.say("%s: %s", measurement.name(), measurement.about());
    List<Figure> figures = measurement.measure(run);
    out.println(json ? json(measurement, figures) : FigureTable.of(measurement.name(), figures));
    out.flush();
    return areMet(figures);
  }

  static boolean areMet(List<Figure> figures) {
    return figures.stream().map(Figure::met).filter(Objects::nonNull).allMatch(met -> met);
  }

  private String json(Measurement measurement, List<Figure> figures) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("name", measurement.name());
    result.put("seed", run.seed());
    result.put("machine", machine);
    result.put("results", figures);
    return JsonMapper.shared().writeValueAsString(result);
  }
}
