package io.countersign.ops.server.console.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Tracing;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one test does in the browser. Each person has a window of their own. */
public final class Browse {
  private static final int WIDTH_PIXELS = 1280;
  private static final int HEIGHT_PIXELS = 800;
  private static final double PATIENCE_MILLIS = 30_000;

  /** Cookies by server and name: everybody goes through the log-in page once in a run. */
  private static final Map<String, String> LOGGED_IN = new HashMap<>();

  static {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
  }

  private final Browser browser;
  private final URI server;
  private final boolean traced;
  private final Complaints complaints = new Complaints();
  private final List<BrowserContext> contexts = new ArrayList<>();

  public Browse(Browser browser, URI server) {
    this(browser, server, true);
  }

  private Browse(Browser browser, URI server, boolean traced) {
    this.browser = browser;
    this.server = server;
    this.traced = traced;
  }

  /** Without notes on the way to a failure: they take time, which would be measured too. */
  public static Browse untraced(Browser browser, URI server) {
    return new Browse(browser, server, false);
  }

  /** A window in which {@code person} is logged in and has opened {@code path}. */
  public Page as(User person, String path) {
    Page page = windowOf(person);
    page.navigate(path);
    return page;
  }

  /** An empty window in which {@code person} is logged in. */
  public Page windowOf(User person) {
    String key = server + " " + person.name();
    String cookies = LOGGED_IN.computeIfAbsent(key, any -> logIn(person));
    return open(options().setStorageState(cookies)).newPage();
  }

  /** A window in which nobody is logged in. */
  public Page asNobody(String path) {
    Page page = open(options()).newPage();
    page.navigate(path);
    return page;
  }

  /**
   * Says that the browser will complain of something, such as {@code "refused: 409 POST .*approve"}
   * or, while the network is cut, {@code "failed: net::ERR_INTERNET_DISCONNECTED"}.
   */
  public void expect(String pattern) {
    complaints.expect(pattern);
  }

  /** Fails if axe finds anything serious or critical, in light or in dark. */
  public void expectAccessible(Page page) {
    Accessibility.require(page);
  }

  /** Fails if axe finds more than minor things: the order of headings and landmarks, too. */
  public void expectWholePageAccessible(Page page) {
    Accessibility.requireOfAWholePage(page);
  }

  /** Keeps how the page looks, in light and in dark, under {@code name}. */
  public void keep(Page page, String name) {
    Schemes.inEach(page, scheme -> Album.keep(page, name + "-" + scheme));
  }

  /** What the browser complained of so far. */
  public Complaints complaints() {
    contexts.stream()
        .flatMap(context -> context.pages().stream())
        .forEach(page -> page.evaluate("() => {}"));
    return complaints;
  }

  /** Closes the windows; keeps how they looked in {@code folder} where there is one. */
  public void end(@Nullable Path folder) {
    for (int i = 0; i < contexts.size(); i++) {
      BrowserContext context = contexts.get(i);
      if (folder != null) {
        Album.keepAll(context, folder, i);
      }
      if (traced && folder != null) {
        Album.keepTrace(context, folder, i);
      }
      context.close();
    }
  }

  private String logIn(User person) {
    try (BrowserContext context = browser.newContext(options())) {
      context.setDefaultTimeout(PATIENCE_MILLIS);
      Page page = context.newPage();
      page.navigate("/");
      LogInPage.of(page).logIn(person.name(), person.password());
      return context.storageState();
    }
  }

  private BrowserContext open(Browser.NewContextOptions options) {
    BrowserContext context = browser.newContext(options);
    context.setDefaultTimeout(PATIENCE_MILLIS);
    complaints.listenTo(context);
    if (traced) {
      context.tracing().start(new Tracing.StartOptions().setSnapshots(true));
    }
    contexts.add(context);
    return context;
  }

  private Browser.NewContextOptions options() {
    return new Browser.NewContextOptions()
        .setBaseURL(server.toString())
        .setViewportSize(WIDTH_PIXELS, HEIGHT_PIXELS)
        .setLocale("en-GB")
        .setTimezoneId("Europe/Berlin")
        .setReducedMotion(ReducedMotion.REDUCE);
  }
}
