package io.countersign.ops.server.console.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** WCAG 2.2 AA as far as axe can tell. */
final class Accessibility {
  private static final List<String> TAGS =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
  private static final List<String> COLOURS = List.of("color-contrast", "link-in-text-block");

  /** That a control is called as it reads; axe has it among its experiments. */
  private static final List<String> NAMES = List.of("label-content-name-mismatch");

  private static final Set<String> GRAVE = Set.of("serious", "critical");

  /** Moderate are the order of headings and landmarks; what is minor is a matter of taste. */
  private static final Set<String> MORE_THAN_MINOR = Set.of("moderate", "serious", "critical");

  private Accessibility() {}

  /** By every rule in light, and that nothing is called otherwise than it reads. */
  static void requireOfAWholePage(Page page) {
    require(page, Schemes.LIGHT, look(page).withTags(TAGS), MORE_THAN_MINOR);
    require(page, Schemes.LIGHT, look(page).withRules(NAMES), MORE_THAN_MINOR);
  }

  /** By every rule in light; in dark nothing but the colours is another. */
  static void require(Page page) {
    Schemes.inEach(
        page,
        scheme ->
            require(
                page,
                scheme,
                scheme.equals(Schemes.LIGHT)
                    ? look(page).withTags(TAGS)
                    : look(page).withRules(COLOURS),
                GRAVE));
  }

  /** In the page itself; axe would open one more each time, for frames, of which there are none. */
  private static AxeBuilder look(Page page) {
    return new AxeBuilder(page).setLegacyMode(true);
  }

  private static void require(Page page, String scheme, AxeBuilder look, Set<String> impacts) {
    List<Rule> broken =
        look.analyze().getViolations().stream()
            .filter(rule -> impacts.contains(rule.getImpact()))
            .filter(rule -> !floats(rule))
            .toList();
    if (!broken.isEmpty()) {
      throw new AssertionError(
          "Expected %s to be accessible in %s, but\n%s"
              .formatted(page.url(), scheme, described(broken)));
    }
  }

  /** What floats over the page, such as a tip or a menu, is in no landmark. */
  private static boolean floats(Rule rule) {
    return rule.getId().equals("region")
        && rule.getNodes().stream().allMatch(node -> node.getHtml().contains("data-portal"));
  }

  private static String described(List<Rule> broken) {
    return broken.stream()
        .flatMap(rule -> rule.getNodes().stream().map(node -> described(rule, node)))
        .collect(Collectors.joining("\n"));
  }

  private static String described(Rule rule, CheckedNode node) {
    return "%s (%s): %s\n  %s"
        .formatted(rule.getId(), rule.getImpact(), node.getHtml(), node.getFailureSummary());
  }
}
