package io.countersign.ops.server.console;

import com.microsoft.playwright.Page;
import io.countersign.ops.contract.figures.Figure;
import io.countersign.ops.contract.json.HttpJson;
import io.countersign.ops.server.console.browser.Browse;
import io.countersign.ops.server.console.browser.Subject;
import io.countersign.ops.server.console.browser.Walk;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Scrolling through the rows of a large project. */
final class LongList {
  private static final int ROWS = 100_000;
  private static final int ROWS_AT_ONCE = 10_000;
  private static final int SECONDS = 15;
  private static final double FIRST_ROWS_GOAL_MILLIS = 1_000;
  private static final double SLOW_FRAME_MILLIS = 50;
  private static final int NODES_GOAL = 3_000;

  private static final String SCROLL =
      """
      (seconds) => new Promise((done) => {
        const grid = document.querySelector('[role=grid]');
        const frames = [];
        let nodes = 0;
        let last = performance.now();
        const end = last + seconds * 1000;
        const frame = (now) => {
          frames.push(now - last);
          last = now;
          nodes = Math.max(nodes, document.getElementsByTagName('*').length);
          grid.scrollTop += 400;
          if (now < end) return requestAnimationFrame(frame);
          const rows = [...grid.querySelectorAll('[role=row]')];
          const reached = Math.max(...rows.map((row) => Number(row.getAttribute('aria-rowindex'))));
          return done(JSON.stringify({ frames, nodes, reached }));
        };
        requestAnimationFrame(frame);
      })
      """;

  private final Browse browse;
  private final DemoProject demo;

  LongList(Browse browse, DemoProject demo) {
    this.browse = browse;
    this.demo = demo;
  }

  List<Figure> figures() {
    String project = largeProject();
    Page page = browse.windowOf(demo.person("admin"));
    page.navigate("/");
    Walk.settle(page);
    long startNanos = System.nanoTime();
    page.navigate("/projects/" + project + "/rows");
    page.locator("[role=grid] [role=row][aria-rowindex='20']").waitFor();
    double firstMillis = (System.nanoTime() - startNanos) / 1e6;
    JsonNode seen = HttpJson.mapper().readTree((String) page.evaluate(SCROLL, SECONDS));
    Times frames = new Times();
    seen.path("frames").forEach(frame -> frames.add(frame.asDouble()));
    long slow = frames.millis().stream().filter(millis -> millis > SLOW_FRAME_MILLIS).count();
    String scrolled = "scrolling 100,000 rows for %d s".formatted(SECONDS);
    return List.of(
        Figure.of("first rows of 100,000", "ms", firstMillis).atMost(FIRST_ROWS_GOAL_MILLIS),
        Figure.of(scrolled + ": frames over 50 ms", "of " + frames.millis().size(), slow),
        frames.p95(scrolled + ": a frame").atMost(SLOW_FRAME_MILLIS),
        Figure.of(scrolled + ": rows passed", "rows", seen.path("reached").asDouble()),
        Figure.of(scrolled + ": most elements", "elements", seen.path("nodes").asDouble())
            .atMost(NODES_GOAL));
  }

  private String largeProject() {
    String project = demo.make("a-hundred-thousand", Subject.TEXTS);
    for (int from = 0; from < ROWS; from += ROWS_AT_ONCE) {
      demo.importRows(project, lines(from));
    }
    return project;
  }

  private static String lines(int from) {
    return IntStream.range(from, from + ROWS_AT_ONCE)
        .mapToObj(i -> "{\"key\":\"row-%06d\",\"text\":\"parcel %d came late\"}".formatted(i, i))
        .collect(Collectors.joining("\n"));
  }
}
