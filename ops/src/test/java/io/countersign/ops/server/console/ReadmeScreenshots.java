package io.countersign.ops.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ScreenshotAnimations;
import io.countersign.ops.server.console.browser.Browse;
import io.countersign.ops.server.console.browser.Chromium;
import io.countersign.ops.server.console.browser.Walk;
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
      DemoProject projects = new DemoProject(demo);
      String images = projects.project("product-images");
      manager(browse.as(demo.person("jana"), "/projects/" + images));
      String pages = projects.project("catalogue-pages");
      reviewer(browse.as(demo.person("emil"), "/my-work/" + pages + "/next"));
      String row = projects.reworkedRow(images);
      auditor(
          browse.as(demo.person("karim"), "/projects/" + images + "/rows/" + row + "?version=9"));
      browse.end(null);
    }
  }

  private static void manager(Page page) throws IOException {
    Walk.settle(page);
    page.locator("canvas, svg").first().waitFor();
    save(page, "manager");
  }

  private static void reviewer(Page page) throws IOException {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Approve")).waitFor();
    page.getByRole(AriaRole.IMG).first().waitFor();
    save(page, "reviewer");
  }

  private static void auditor(Page page) throws IOException {
    Walk.settle(page);
    page.getByText("Version 9 of").first().waitFor();
    save(page, "auditor");
  }

  private static void save(Page page, String name) throws IOException {
    Path file = FOLDER.resolve(name + ".png");
    page.screenshot(
        new Page.ScreenshotOptions().setPath(file).setAnimations(ScreenshotAnimations.DISABLED));
    assertThat(Files.size(file)).isLessThan(MOST_BYTES);
  }
}
