package io.countersign.ops.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The pictures of the README, made after the demo; asked for by name. */
@Tag("console")
class ReadmeScreenshots {
  private static final Path FOLDER = Path.of("console", "docs");
  private static final int DEMO_ROWS = 400;
  private static final long MOST_BYTES = 300_000;

  @Test
  void make() throws Exception {
    Files.createDirectories(FOLDER);
    try (DemoRun demo = DemoRun.of(DEMO_ROWS)) {
      Browse browse = new Browse(Chromium.browser(), demo.url());
      String project = new DemoProject(demo).project("product-images");
      manager(browse.as(demo.person("jana"), "/projects/" + project));
      browse.end(null);
    }
  }

  private static void manager(Page page) throws IOException {
    Walk.settle(page);
    save(page, "manager");
  }

  private static void save(Page page, String name) throws IOException {
    Path file = FOLDER.resolve(name + ".png");
    page.screenshot(
        new Page.ScreenshotOptions().setPath(file).setAnimations(ScreenshotAnimations.DISABLED));
    assertThat(Files.size(file)).isLessThan(MOST_BYTES);
  }
}
