package io.countersign.ops.server.console;

import io.countersign.ops.contract.figures.Figure;
import io.countersign.ops.contract.figures.FigureTable;
import io.countersign.ops.contract.json.HttpJson;
import io.countersign.ops.server.console.browser.Browse;
import io.countersign.ops.server.console.browser.Chromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * How fast the console is on this machine, after the demo: asked for by name, and written to {@code
 * target/console/figures.txt} and {@code figures.json}.
 */
@Tag("console")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleFigures {
  private static final String NAME = "console";
  private static final Path FOLDER = Path.of("target", "console");
  private static final int DEMO_ROWS = 400;

  private final List<Figure> figures = new ArrayList<>();
  private DemoRun demo;
  private Browse browse;

  @BeforeAll
  void start() throws Exception {
    demo = DemoRun.of(DEMO_ROWS);
    browse = Browse.untraced(Chromium.browser(), demo.url());
  }

  @Test
  @Order(1)
  void bundle() throws IOException {
    figures.addAll(Bundle.figures());
  }

  @Test
  @Order(2)
  void firstPaint() {
    figures.addAll(new FirstPaint(browse, demo.person("jana")).figures());
  }

  @Test
  @Order(3)
  void decisions() {
    figures.addAll(new Decisions(browse, new DemoProject(demo)).figures());
  }

  @Test
  @Order(4)
  void longList() {
    figures.addAll(new LongList(browse, new DemoProject(demo)).figures());
  }

  @AfterAll
  void write() throws Exception {
    demo.close();
    Files.createDirectories(FOLDER);
    Files.writeString(FOLDER.resolve("figures.txt"), FigureTable.of(NAME, figures));
    Files.writeString(
        FOLDER.resolve("figures.json"),
        HttpJson.mapper().writeValueAsString(Map.of("name", NAME, "results", figures)));
  }
}
