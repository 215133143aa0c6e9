package io.countersign.ops.server.console;

import com.microsoft.playwright.Page;
import io.countersign.ops.contract.figures.Figure;
import io.countersign.ops.server.console.browser.Browse;
import io.countersign.ops.server.console.browser.User;
import java.util.List;

/** From asking for the start page to seeing what is on it. */
final class FirstPaint {
  private static final int TIMES = 7;
  private static final double GOAL_MILLIS = 1_000;

  /** Notes when a link to a project was first painted. */
  private static final String WATCH =
      """
      new MutationObserver((changes, observer) => {
        if (window.seenAt === undefined && document.querySelector('main a[href^="/projects/"]')) {
          observer.disconnect();
          requestAnimationFrame(() => setTimeout(() => { window.seenAt = performance.now(); }));
        }
      }).observe(document, { childList: true, subtree: true });
      """;

  private final Browse browse;
  private final User person;

  FirstPaint(Browse browse, User person) {
    this.browse = browse;
    this.person = person;
  }

  List<Figure> figures() {
    browse.windowOf(person).navigate("/");
    Times cold = new Times();
    Times warm = new Times();
    for (int i = 0; i < TIMES; i++) {
      Page page = browse.windowOf(person);
      page.addInitScript(WATCH);
      cold.add(seenAt(page));
      warm.add(seenAt(page));
      page.context().close();
    }
    return List.of(
        cold.median("projects shown, empty cache").atMost(GOAL_MILLIS),
        warm.median("projects shown, files in the cache").atMost(GOAL_MILLIS));
  }

  private static Object seenAt(Page page) {
    page.navigate("/");
    return page.waitForFunction("() => window.seenAt").jsonValue();
  }
}
