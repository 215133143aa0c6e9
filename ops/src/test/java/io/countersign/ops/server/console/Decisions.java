package io.countersign.ops.server.console;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.countersign.ops.contract.figures.Figure;
import io.countersign.ops.server.console.browser.Browse;
import io.countersign.ops.server.console.browser.Subject;
import io.countersign.ops.server.console.browser.User;
import java.util.List;

/** From the key that decides to the next row on the screen, one after the other. */
final class Decisions {
  private static final int DECISIONS = 60;
  private static final double GOAL_MILLIS = 150;

  /** What the page measures itself, after the next row was painted. */
  private static final String MEASURED =
      "() => performance.getEntriesByName('countersign:decision-to-next-row').map(one =>"
          + " one.duration)";

  private final Browse browse;
  private final DemoProject demo;

  Decisions(Browse browse, DemoProject demo) {
    this.browse = browse;
    this.demo = demo;
  }

  List<Figure> figures() {
    User labeller = demo.person("anna");
    String project = demo.make("decisions", Subject.IMAGES);
    demo.join(project, labeller, "labeller");
    demo.importRows(project, Subject.IMAGES.lines("decision", DECISIONS + 2));
    Page page = browse.windowOf(labeller);
    page.navigate("/my-work/" + project + "/next");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("T-shirt/top")).waitFor();
    for (int made = 0; made < DECISIONS; made++) {
      page.keyboard().press("1");
      page.keyboard().press("Enter");
      page.waitForFunction("made => (" + MEASURED + ")().length > made", made);
    }
    Times times = new Times();
    ((List<?>) page.evaluate(MEASURED)).forEach(times::add);
    String metric = "decision to next row, " + times.millis().size() + " times";
    return List.of(times.median(metric).atMost(GOAL_MILLIS), times.p95(metric).atMost(GOAL_MILLIS));
  }
}
