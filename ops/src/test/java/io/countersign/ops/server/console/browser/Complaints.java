package io.countersign.ops.server.console.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a browser found wrong: errors in its console, those of the content-security policy among
 * them, exceptions nobody caught, requests that failed or were refused. Each fails the test, but
 * for those that the test has said it expects.
 */
public final class Complaints {
  /** The console repeats each refused request in these words; the answer itself is looked at. */
  private static final String REPEATED = "Failed to load resource";

  /** A page that was left or asked anew, and what the policy stopped, which is in the console. */
  private static final Set<String> NO_FAILURES = Set.of("net::ERR_ABORTED", "csp");

  private final List<String> found = new ArrayList<>();
  private final List<Predicate<String>> expected = new ArrayList<>();

  void listenTo(BrowserContext context) {
    context.onConsoleMessage(this::hear);
    context.onWebError(error -> found.add("exception: " + error.error()));
    context.onRequestFailed(this::failed);
    context.onResponse(this::answered);
  }

  /** Takes complaints in which {@code pattern} is found for granted. */
  void expect(String pattern) {
    expected.add(Pattern.compile(pattern).asPredicate());
  }

  public boolean has(String part) {
    return found.stream().anyMatch(one -> one.contains(part));
  }

  public void requireNone() {
    List<String> unexpected =
        found.stream().filter(one -> expected.stream().noneMatch(of -> of.test(one))).toList();
    if (!unexpected.isEmpty()) {
      throw new AssertionError(
          "Expected a browser without complaints, but\n" + String.join("\n", unexpected));
    }
  }

  private void hear(ConsoleMessage message) {
    if (message.type().equals("error") && !message.text().startsWith(REPEATED)) {
      found.add("console: " + message.text() + " at " + message.location());
    }
  }

  private void failed(Request request) {
    if (!NO_FAILURES.contains(request.failure())) {
      found.add("failed: %s %s %s".formatted(request.failure(), request.method(), request.url()));
    }
  }

  private void answered(Response response) {
    if (response.status() >= 400) {
      Request request = response.request();
      found.add("refused: %d %s %s".formatted(response.status(), request.method(), request.url()));
    }
  }
}
