package io.countersign.ops.server.console.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.function.Consumer;

/** Light and dark, as the system asks for them. */
final class Schemes {
  private Schemes() {}

  /** Does something in light, then in dark, and leaves the page in light. */
  static void inEach(Page page, Consumer<String> what) {
    ask(page, ColorScheme.LIGHT);
    what.accept("light");
    ask(page, ColorScheme.DARK);
    what.accept("dark");
    ask(page, ColorScheme.LIGHT);
  }

  private static void ask(Page page, ColorScheme scheme) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
  }
}
