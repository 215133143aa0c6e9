package io.countersign.bench.server;

import io.countersign.bench.measure.Measurement;
import io.countersign.bench.measure.Run;
import io.countersign.bench.rig.TextProject;
import io.countersign.ops.contract.figures.Figure;
import java.util.ArrayList;
import java.util.List;

/** How long a program takes to learn the ids of all rows, page by page, and of all open tasks. */
public final class ListBenchmark implements Measurement {
  private static final double SECONDS_AT_MOST = 2;

  private final int rows;

  public ListBenchmark() {
    this(AllRows.ROWS);
  }

  ListBenchmark(int rows) {
    this.rows = rows;
  }

  @Override
  public String name() {
    return "list";
  }

  @Override
  public String about() {
    return "the ids of %,d data rows and of as many open tasks, page by page".formatted(rows);
  }

  @Override
  public List<Figure> measure(Run run) throws Exception {
    List<Figure> figures = new ArrayList<>();
    try (TextServer server = AllRows.make(rows, run)) {
      figures.addAll(figures("%,d data rows", "/data-rows?limit=1000", server.project(), run));
      run.say("Importing %,d rows that wait for people", rows);
      TextProject open = TextProject.make(server.admin(), "open");
      open.importRows("open", rows);
      open.awaitRows(rows);
      figures.addAll(figures("%,d open tasks", "/tasks?limit=1000", open, run));
    }
    return figures;
  }

  private List<Figure> figures(String metric, String list, TextProject project, Run run)
      throws Exception {
    return AllRows.figures(
        metric.formatted(rows),
        project,
        rows,
        SECONDS_AT_MOST,
        run,
        from ->
            from.admin()
                .items(from.path(list))
                .map(item -> item.path("id").asString())
                .distinct()
                .count());
  }
}
