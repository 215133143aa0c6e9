package io.countersign.ops.console;

import io.countersign.ops.bench.Figure;
import io.countersign.ops.bench.FigureTable;
import io.countersign.ops.json.HttpJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How fast the console is on this machine, after the demo: asked for by name, and written to {@code
 * target/console/figures.txt} and {@code figures.json}.
 */
@Tag("console")
class ConsoleFigures {
  private static final String NAME = "console";
  private static final Path FOLDER = Path.of("target", "console");
  private static final int DEMO_ROWS = 400;

  @Test
  void measure() throws Exception {
    List<Figure> figures = new ArrayList<>(Bundle.figures());
    try (DemoRun demo = DemoRun.of(DEMO_ROWS)) {
      Browse browse = new Browse(Chromium.browser(), demo.url());
      DemoProject project = new DemoProject(demo);
      figures.addAll(new FirstPaint(browse, demo.person("jana")).figures());
      figures.addAll(new Decisions(browse, project).figures());
      figures.addAll(new LongList(browse, project).figures());
      browse.end(null);
    }
    write(figures);
  }

  private static void write(List<Figure> figures) throws Exception {
    String table = FigureTable.of(NAME, figures);
    Files.createDirectories(FOLDER);
    Files.writeString(FOLDER.resolve("figures.txt"), table);
    Files.writeString(
        FOLDER.resolve("figures.json"),
        HttpJson.mapper().writeValueAsString(Map.of("name", NAME, "results", figures)));
  }
}
