package io.countersign.ops.server.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsInViewportOptions;
import io.countersign.ops.server.console.browser.Browse;
import io.countersign.ops.server.console.browser.Crew;
import io.countersign.ops.server.console.browser.Desk;
import io.countersign.ops.server.console.browser.Screen;
import io.countersign.ops.server.console.browser.Subject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What somebody needs to decide is in sight and in reach, on wide screens and on narrow ones. */
@ConsoleTest
class TaskPageTest {
  private static final IsInViewportOptions WHOLE = new IsInViewportOptions().setRatio(0.99);

  /** What can be touched and is smaller than a thumb. */
  private static final String SMALL =
      """
      () => [...document.querySelectorAll('header button, main button, main a, main input')]
        .filter(one => one.checkVisibility())
        .map(one => [one.textContent || one.ariaLabel, one.getBoundingClientRect()])
        .filter(([, box]) => box.width < 44 || box.height < 44)
        .map(([name]) => name)
      """;

  private static Crew scenes;

  @BeforeAll
  static void somethingToDrawOn() {
    scenes = Crew.of(Subject.SCENES);
    scenes.importRows("scene", 8);
  }

  @Test
  void theSideBarFoldsAndThePictureGetsTheRoom(Browse browse) {
    Desk desk = Desk.next(browse, scenes, scenes.labeller());
    Page page = desk.page();
    Screen.DESKTOP.show(page);
    Locator picture = page.getByLabel("What is drawn on the image");
    double before = picture.boundingBox().width;
    desk.choose("Fold the side bar");
    assertThat(desk.button("Show the side bar")).isVisible();
    page.reload();
    desk.awaitRow();
    assertThat(page.getByLabel("My work").first()).isVisible();
    assertThat(picture.boundingBox().width).isGreaterThanOrEqualTo(before + 150);
    browse.expectAccessible(page);
    browse.keep(page, "task-folded");
    desk.press("Control+b");
    assertThat(desk.button("Fold the side bar")).isVisible();
  }

  @Test
  void aClaimIsRenewedWhileSomebodyWorks(Browse browse) {
    List<String> renewals = new ArrayList<>();
    Page page = browse.windowOf(scenes.otherLabeller());
    page.clock().install();
    page.navigate("/my-work/" + scenes.project() + "/next");
    Desk desk = new Desk(page);
    String claim = "/api/v1/tasks/" + desk.task() + "/claim";
    desk.awaitRow();
    page.onRequest(request -> renewals.add(URI.create(request.url()).getPath()));
    page.clock().fastForward("16:00"); // of half an hour
    page.clock().runFor(2_000);
    assertThat(renewals).doesNotContain(claim);
    page.waitForRequest(
        request -> request.url().endsWith(claim),
        () -> {
          desk.press("h");
          page.clock().runFor(1_000);
        });
    assertThat(page.getByText("more time")).isHidden();
  }

  @Test
  void whoHoldsTasksIsToldSoWhereNothingElseIsOpen(Browse browse) {
    Crew crew = Crew.of(Subject.IMAGES);
    crew.importRows("held", 2);
    String first = crew.claim(crew.labeller());
    String second = crew.claim(crew.labeller());
    Page page = browse.as(crew.labeller(), "/my-work/" + crew.project() + "/next");
    assertThat(page.getByText("Nothing else is open, but you hold 2 tasks")).isVisible();
    browse.expectAccessible(page);
    browse.keep(page, "next-held");
    page.keyboard().press("Enter");
    Desk desk = new Desk(page);
    assertThat(desk.task()).isIn(first, second);
    desk.awaitRow();
    desk.decide("1", "Enter");
    assertThat(page.getByText("Nothing else is open, but you hold a task")).isVisible();
    page.keyboard().press("Enter");
    assertThat(desk.task()).isIn(first, second);
    desk.awaitRow();
    desk.decide("1", "Enter");
    assertThat(page.getByText("No open tasks for you here")).isVisible();
  }

  @Test
  void onAPhoneTheDecisionIsInReachAndInstructionsAreFoldedOnceRead(Browse browse) {
    Crew crew = Crew.of(Subject.IMAGES);
    crew.importRows("phone", 3);
    crew.label(3);
    Page page = browse.windowOf(crew.reviewer());
    Screen.PHONE.show(page);
    page.navigate("/my-work/" + crew.project() + "/next");
    Desk desk = new Desk(page);
    desk.task();
    desk.awaitRow();
    Locator instructions = page.getByText("How to label");
    assertThat(instructions).isInViewport();
    desk.choose("Approve");
    assertThat(instructions).isHidden();
    for (String decision : new String[] {"Approve", "Correct", "Reject", "Skip"}) {
      assertThat(desk.button(decision)).isInViewport(WHOLE);
    }
    assertThat(page.locator("img")).isInViewport(WHOLE);
    assertThat(page.evaluate(SMALL)).isEqualTo(List.of());
    assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
        .isEqualTo(Screen.PHONE.width);
    browse.expectAccessible(page);
    browse.keep(page, "task-phone");
    desk.choose("Instructions");
    assertThat(instructions).isInViewport();
    page.getByText("anna").last().scrollIntoViewIfNeeded();
    assertThat(desk.button("Reject")).isInViewport(WHOLE);
    desk.choose("Reject");
    String rejected = desk.row();
    page.getByText("Wrong class").last().click();
    page.waitForURL(url -> !url.contains(rejected));
    desk.awaitSent();
    assertThat(Desk.decisions(crew.auditor(), rejected)).endsWith("label-rejected");
  }

  @Test
  void whatOneDecidedTodayIsOpenedAgainToBeLookedAt(Browse browse) {
    Crew crew = Crew.of(Subject.IMAGES);
    crew.importRows("done", 1);
    crew.label(1);
    crew.approve(1);
    Desk desk = new Desk(browse.as(crew.reviewer(), "/my-work"));
    Locator decided = desk.page().getByLabel("Decided today");
    assertThat(decided).containsText("Approved");
    browse.expectAccessible(desk.page());
    decided.getByText("done-0").click();
    assertThat(desk.page().getByText("Review is done")).isVisible();
    assertThat(desk.page().getByText("Shirt").first()).isVisible();
    assertThat(desk.button("Approve")).isHidden();
    browse.expectAccessible(desk.page());
    browse.keep(desk.page(), "task-done");
  }

  @Test
  void reworkBeginsWithTheReasonAndWhatWasRejected(Browse browse) {
    Crew crew = Crew.of(Subject.TEXTS);
    crew.importRows("back", 1);
    crew.label(1);
    crew.reject(1);
    Desk desk = Desk.next(browse, crew, crew.labeller());
    Page page = desk.page();
    Locator why = page.getByLabel("Why it came back");
    for (Screen screen : Screen.values()) {
      screen.show(page);
      assertThat(why).containsText("Wrong class rejected by " + crew.reviewer().name());
      assertThat(why).containsText("“Look again.”");
      assertThat(why).containsText("person: “Anna”");
      assertThat(why.boundingBox().y).isLessThan(page.getByText("How to label").boundingBox().y);
      assertThat(why.boundingBox().y + why.boundingBox().height).isLessThan(screen.height / 3.0);
    }
    browse.expectAccessible(page);
    browse.keep(page, "task-rework-narrow");
  }

  @Test
  void theAnswerOfFiftyIsInSightAndSoIsWhatWasChosenLast(Browse browse) {
    Crew crew = Crew.of(Subject.ANIMALS);
    crew.importRows("animal", 3);
    crew.label(1);
    Desk review = Desk.next(browse, crew, crew.reviewer());
    assertThat(review.button("Zebra")).isInViewport();
    assertThat(review.button("Aardvark")).isHidden();
    review.press("c", "/");
    review.page().keyboard().type("ferr");
    review.press("Enter");
    assertThat(review.button("Ferret").first()).isInViewport();
    review.decide("Enter");
    Desk label = Desk.next(browse, crew, crew.labeller());
    assertThat(label.page().getByLabel("Chosen for animal")).hasText("Nothing chosen yet");
    label.press("/", "Enter"); // nothing is typed, so nothing is taken
    label.press("/").page().keyboard().type("tig");
    label.press("Enter").decide("Enter");
    assertThat(label.page().getByLabel("Chosen for animal")).hasText("Nothing chosen yet");
    label.page().getByLabel("Recent for animal").getByText("Tiger").click();
    assertThat(label.page().getByLabel("Chosen for animal")).hasText("Tiger");
    browse.expectAccessible(label.page());
    browse.keep(label.page(), "task-fifty-options");
  }
}
