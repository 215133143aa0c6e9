package io.countersign.ops.server.console.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Tracing;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;

/** Pictures of pages. */
final class Album {
  private static final Path FOLDER = Path.of("target", "screenshots");

  private Album() {}

  /** Keeps how a page looks as an artefact of the build. */
  static void keep(Page page, String name) {
    save(page, FOLDER.resolve(name + ".png"));
  }

  /** Keeps how the windows of a failed test look. */
  static void keepAll(BrowserContext context, Path folder, int number) {
    for (int i = 0; i < context.pages().size(); i++) {
      save(context.pages().get(i), folder.resolve("page-%d-%d.png".formatted(number, i)));
    }
  }

  /** Keeps the way there. */
  static void keepTrace(BrowserContext context, Path folder, int number) {
    context
        .tracing()
        .stop(new Tracing.StopOptions().setPath(folder.resolve("trace-%d.zip".formatted(number))));
  }

  private static void save(Page page, Path file) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(file).setAnimations(ScreenshotAnimations.DISABLED));
  }
}
