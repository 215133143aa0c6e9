package io.countersign.ops.server.console.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * Goes wherever links and rows of tables lead, once to each kind of page: addresses that differ in
 * ids only are of one kind.
 */
public final class Walk {
  private static final Pattern ID =
      Pattern.compile("(?<=/)([0-9A-Z]{26}|[0-9a-f]{8}-[0-9a-f-]{27})(\\.\\d+)?(?=/|$)");
  private static final int MOST_KINDS = 60;

  /** Links to pages; others lead to files. */
  private static final String PAGES = "a[href^='/']:not([href^='/api/'])";

  private final Page page;
  private final Deque<String> waiting = new ArrayDeque<>();
  private final Map<String, String> known = new LinkedHashMap<>();

  public Walk(Page page) {
    this.page = page;
  }

  /** Visits the kinds of page that can be reached from the start, each once. */
  public void from(String start, BiConsumer<Page, String> visit) {
    add(start);
    while (!waiting.isEmpty()) {
      page.navigate(waiting.remove());
      settle(page);
      visit.accept(page, kind(page.url()));
      for (Locator link : page.locator(PAGES).all()) {
        add(link.getAttribute("href"));
      }
      openFirstRow();
    }
  }

  private void openFirstRow() {
    Locator grids = page.locator("[role=grid]:has([data-opens=true])");
    for (int i = 0; i < grids.count(); i++) {
      String before = page.url();
      grids.nth(i).press("Enter");
      page.waitForTimeout(50);
      if (!page.url().equals(before)) {
        add(page.url());
        page.goBack();
        settle(page);
      }
    }
  }

  private void add(String address) {
    String kind = kind(address);
    if (known.size() < MOST_KINDS && known.putIfAbsent(kind, address) == null) {
      waiting.add(address);
    }
  }

  static String kind(String address) {
    return ID.matcher(URI.create(address).getPath()).replaceAll("\\$");
  }

  /** Waits until a page has a title and nothing of it is on its way. */
  public static void settle(Page page) {
    page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)).first().waitFor();
    page.locator("[aria-busy=true]")
        .first()
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
  }
}
