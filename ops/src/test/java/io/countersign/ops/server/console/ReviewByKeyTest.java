package io.countersign.ops.server.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.countersign.ops.server.console.browser.Browse;
import io.countersign.ops.server.console.browser.Crew;
import io.countersign.ops.server.console.browser.Desk;
import io.countersign.ops.server.console.browser.Subject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A reviewer works with the keyboard alone. */
@ConsoleTest
class ReviewByKeyTest {
  private static final int ROWS = 14;

  private static Crew crew;

  @BeforeAll
  static void somethingToReview() {
    crew = withRows(ROWS);
  }

  private static Crew withRows(int count) {
    Crew fresh = Crew.of(Subject.IMAGES);
    fresh.importRows("spring", count);
    fresh.label(count);
    return fresh;
  }

  @Test
  void aReviewerTakesCorrectsRejectsSkipsAndApproves(Browse browse) {
    Page page = browse.as(crew.reviewer(), "/my-work");
    assertThat(page.getByText(Pattern.compile("^Review \\d+$")).first()).isVisible();
    browse.expectAccessible(page);
    browse.keep(page, "my-work");
    page.keyboard().press("Enter");
    page.waitForURL("**/my-work/tasks/**");
    Desk desk = new Desk(page);
    desk.awaitRow();
    browse.expectAccessible(page);
    browse.keep(page, "task-review");

    String corrected = desk.row();
    desk.decide("c", "9", "Enter");
    String rejected = desk.row();
    desk.press("m");
    page.keyboard().type("Look at the sleeves.");
    desk.decide("Escape", "r", "1");
    String skipped = desk.row();
    desk.decide("k", "1");
    String approved = desk.row();
    desk.decide("a");
    desk.awaitSent();

    assertThat(Desk.annotations(crew.auditor(), corrected).path(0).path("value").asString())
        .isEqualTo("Bag");
    assertThat(Desk.decisions(crew.auditor(), corrected))
        .containsExactly("label-submitted", "label-corrected");
    assertThat(Desk.decisions(crew.auditor(), rejected))
        .containsExactly("label-submitted", "label-rejected");
    assertThat(Desk.history(crew.auditor(), rejected).toString())
        .contains("WRONG_CLASS", "Look at the sleeves.");
    assertThat(Desk.decisions(crew.auditor(), skipped))
        .containsExactly("label-submitted", "data-row-skipped");
    assertThat(Desk.decisions(crew.auditor(), approved))
        .containsExactly("label-submitted", "label-approved");
  }

  @Test
  void aDecisionIsTakenBackUntilTheNextOne(Browse browse) {
    Desk desk = Desk.next(browse, crew, crew.otherReviewer());
    String first = desk.row();
    desk.decide("r", "1");
    assertThat(desk.page().getByText("not sent yet")).isVisible();
    desk.decide("u");
    assertThat(desk.row()).isEqualTo(first);
    desk.decide("a");
    desk.decide("a");
    desk.awaitSent();
    assertThat(Desk.decisions(crew.auditor(), first))
        .containsExactly("label-submitted", "label-approved");
  }

  @Test
  void aKeyThatIsHeldDecidesOneRow(Browse browse) {
    Crew others = withRows(4);
    Desk desk = Desk.next(browse, others, others.reviewer());
    String first = desk.row();
    for (int i = 0; i < 8; i++) {
      desk.page().keyboard().down("a"); // the second and later ones as repeats
    }
    desk.page().keyboard().up("a");
    desk.page().waitForURL(url -> !url.contains(first));
    String second = desk.row();
    desk.awaitSent();
    assertThat(desk.row()).isEqualTo(second);
    assertThat(Desk.decisions(others.auditor(), first)).endsWith("label-approved");
    assertThat(Desk.decisions(others.auditor(), second)).containsExactly("label-submitted");
  }

  @Test
  void aRowIsDecidedOnlyOnceItWasOnTheScreen(Browse browse) {
    Crew others = Crew.of(Subject.IMAGES);
    others.waitBeforeDecisions(300);
    others.importRows("spring", 3);
    others.label(3);
    Page page = browse.windowOf(others.reviewer());
    page.clock().install();
    page.navigate("/my-work/" + others.project() + "/next");
    Desk desk = new Desk(page);
    desk.task();
    desk.awaitRow();
    page.clock().pauseAt(System.currentTimeMillis() + 60_000);
    String first = desk.row();
    desk.decide("a");
    String second = desk.row();
    assertThat(page.locator("img")).isVisible();
    desk.press("a").choose("Approve").press("r", "1", "Escape"); // in the same moment
    page.clock().runFor(299);
    desk.press("a");
    page.clock().runFor(1);
    assertThat(desk.row()).isEqualTo(second);
    desk.decide("a");
    String third = desk.row();
    page.clock().resume();
    desk.awaitSent();
    assertThat(Desk.decisions(others.auditor(), first)).endsWith("label-approved");
    assertThat(Desk.decisions(others.auditor(), second)).endsWith("label-approved");
    assertThat(Desk.decisions(others.auditor(), third)).containsExactly("label-submitted");
  }

  @Test
  void theKeysOfThePageWaitForThePanelThatAsks(Browse browse) {
    Crew others = withRows(4);
    Desk desk = Desk.next(browse, others, others.reviewer());
    String row = desk.row();
    desk.press("k");
    assertThat(desk.page().getByLabel("Skip because")).isVisible();
    desk.press("a", "r", "Enter", "l");
    assertThat(desk.page().getByLabel("Skip because")).isVisible();
    assertThat(desk.row()).isEqualTo(row);
    desk.press("?");
    assertThat(desk.page().getByRole(AriaRole.DIALOG)).containsText("Skip because cannot decide");
    desk.press("Escape");
    assertThat(desk.page().getByRole(AriaRole.DIALOG)).isHidden();
    assertThat(desk.page().getByLabel("Skip because")).isVisible();
    desk.press("Escape");
    assertThat(desk.page().getByLabel("Skip because")).isHidden();
    desk.decide("a");
    desk.awaitSent();
    assertThat(Desk.decisions(others.auditor(), row)).endsWith("label-approved");
  }

  @Test
  void whatCameBackSaysWhyAndByWhom(Browse browse) {
    crew.reject(1);
    Page page = browse.as(crew.labeller(), "/my-work");
    assertThat(page.getByLabel("Returned to you")).containsText("Wrong class");
    assertThat(page.getByLabel("Returned to you")).containsText("Look again.");
    assertThat(page.getByLabel("Returned to you")).containsText(crew.reviewer().name());
    browse.keep(page, "my-work-came-back");
  }

  @Test
  void whereNothingIsOpenThePageSaysSo(Browse browse) {
    Page page = browse.as(crew.lead(), "/my-work/" + crew.project() + "/next");
    assertThat(page.getByText("No open tasks for you here")).isVisible();
    browse.expectAccessible(page);
  }
}
