package io.countersign.ops.server.console.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.function.Consumer;

/** Light and dark, as the system asks for them. */
final class Schemes {
  static final String LIGHT = "light";
  private static final String DARK = "dark";

  private Schemes() {}

  /** Does something in light, then in dark, and leaves the page in light. */
  static void inEach(Page page, Consumer<String> what) {
    ask(page, ColorScheme.LIGHT);
    what.accept(LIGHT);
    ask(page, ColorScheme.DARK);
    what.accept(DARK);
    ask(page, ColorScheme.LIGHT);
  }

  private static void ask(Page page, ColorScheme scheme) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
  }
}
