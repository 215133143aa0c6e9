package io.countersign.ops.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.countersign.ops.server.console.browser.Browse;
import io.countersign.ops.server.console.browser.Chromium;
import io.countersign.ops.server.console.browser.Walk;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who runs the demo and looks around finds every page whole, accessible and without complaint. */
@Tag("console")
class AfterTheDemoTest {
  private static final int ROWS = 40;

  private final Set<String> looked = new HashSet<>();

  @Test
  void everybodyGetsAround() throws Exception {
    try (DemoRun demo = DemoRun.of(ROWS)) {
      assertThat(walk(demo, "jana")).contains("/", "/projects/$");
      walk(demo, "karim");
      walk(demo, "emil");
      walk(demo, "anna");
      walk(demo, "hugo");
      walk(demo, "admin");
    }
  }

  private Set<String> walk(DemoRun demo, String name) {
    Browse browse = Browse.untraced(Chromium.browser(), demo.url());
    Set<String> seen = new TreeSet<>();
    boolean done = false;
    try {
      new Walk(browse.windowOf(demo.person(name)))
          .from(
              "/",
              (page, kind) -> {
                seen.add(kind);
                look(browse, page, kind, name);
              });
      browse.complaints().requireNone();
      done = true;
    } finally {
      browse.end(done ? null : Path.of("target/console/failed/AfterTheDemo", name));
    }
    return seen;
  }

  /** Each kind of page is looked at closely once, by the first who comes by. */
  private void look(Browse browse, Page page, String kind, String name) {
    if (looked.add(kind)) {
      browse.expectAccessible(page);
      browse.keep(page, "demo-" + name + kind.replaceAll("[/$]+", "-").replaceAll("-$", ""));
    }
  }
}
