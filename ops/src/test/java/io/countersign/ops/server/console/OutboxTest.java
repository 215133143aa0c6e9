package io.countersign.ops.server.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import io.countersign.ops.server.console.browser.Browse;
import io.countersign.ops.server.console.browser.Crew;
import io.countersign.ops.server.console.browser.Desk;
import io.countersign.ops.server.console.browser.Subject;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nothing that was decided is lost, sent twice or taken for something else. */
@ConsoleTest
class OutboxTest {
  private static final int ROWS = 16;
  private static final String APPROVALS = "**/api/v1/tasks/*/approve";
  private static final IsVisibleOptions PATIENTLY = new IsVisibleOptions().setTimeout(20_000);

  private static Crew crew;

  @BeforeAll
  static void somethingToReview() {
    crew = Crew.of(Subject.IMAGES);
    crew.importRows("winter", ROWS);
    crew.label(ROWS);
  }

  @Test
  void aCutNetworkKeepsTheWorkAndSendsItOnceWhenItIsBack(Browse browse) {
    browse.expect("failed: net::ERR_INTERNET_DISCONNECTED");
    Desk desk = Desk.next(browse, crew, crew.reviewer());
    Page page = desk.page();
    awaitAhead(page);
    page.context().setOffline(true);
    String first = desk.row();
    desk.decide("a");
    String second = desk.row();
    desk.decide("a");
    assertThat(page.getByText("waiting for the server")).isVisible(PATIENTLY);
    browse.keep(page, "task-offline");
    page.context().setOffline(false);
    page.waitForURL("**/my-work/tasks/**");
    desk.awaitSent();
    for (String row : new String[] {first, second}) {
      assertThat(Desk.decisions(crew.auditor(), row))
          .containsExactly("label-submitted", "label-approved");
    }
  }

  @Test
  void anAnswerThatIsLostIsAskedForAgainWithOneEffect(Browse browse) {
    browse.expect("refused: 503 POST .*approve");
    Desk desk = Desk.next(browse, crew, crew.otherReviewer());
    Page page = desk.page();
    AtomicInteger sent = new AtomicInteger();
    page.route(APPROVALS, route -> loseTheFirstAnswer(route, sent));
    String row = desk.row();
    desk.decide("a");
    desk.awaitSent();
    assertThat(sent.get()).isEqualTo(2);
    assertThat(Desk.decisions(crew.auditor(), row))
        .containsExactly("label-submitted", "label-approved");
  }

  /** The server does what it is asked, but the page hears that it is away. */
  private static void loseTheFirstAnswer(Route route, AtomicInteger sent) {
    if (sent.incrementAndGet() > 1) {
      route.resume();
      return;
    }
    route.fetch();
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(503)
            .setContentType("application/problem+json")
            .setBody("{\"code\":\"DATABASE_UNAVAILABLE\",\"detail\":\"away\",\"errors\":[]}"));
  }

  @Test
  void theSlowerOfTwoReviewersReadsWhoWasFaster(Browse browse) {
    browse.expect("refused: 409 POST .*claim");
    // Not from a page, which takes the next task in advance: it could be this one again.
    String task = crew.claim(crew.reviewer());
    crew.act(crew.reviewer(), task, "release", "{}");
    Page slower = browse.as(crew.otherReviewer(), "/my-work/tasks/" + task);
    assertThat(slower.getByText("Nobody has this task")).isVisible();
    crew.act(crew.reviewer(), task, "claim", "{}");
    slower.keyboard().press("Enter");
    assertThat(slower.getByText(crew.reviewer().name() + " has taken this task")).isVisible();
    browse.expectAccessible(slower);
    browse.keep(slower, "task-taken");
  }

  @Test
  void aTaskTakenAwayMeanwhileLosesNothingThatWasDone(Browse browse) {
    browse.expect("refused: 409 POST");
    Desk desk = Desk.next(browse, crew, crew.reviewer());
    Page page = desk.page();
    String task = desk.task();
    crew.act(crew.manager(), task, "assign", "{\"user\":\"" + crew.otherReviewer().name() + "\"}");
    desk.decide("c", "9", "Enter");
    assertThat(page.getByText("Someone else has this task now.")).isVisible(PATIENTLY);
    browse.expectAccessible(page);
    browse.keep(page, "task-conflict");
    crew.act(crew.otherReviewer(), task, "release", "{}");
    page.getByText("Open it again").click();
    assertThat(page.getByText("Nobody has this task")).isVisible();
    page.keyboard().press("Enter");
    desk.awaitRow();
    assertThat(page.getByText("Bag").first()).isVisible();
    desk.decide("Enter");
    desk.awaitSent();
    String row = task.substring(0, task.indexOf('.'));
    assertThat(Desk.decisions(crew.auditor(), row))
        .containsExactly("label-submitted", "label-corrected");
  }

  @Test
  void aPageThatIsClosedSendsWhatWasHeld(Browse browse) {
    Desk desk = Desk.next(browse, crew, crew.reviewer());
    String row = desk.row();
    desk.decide("a");
    desk.page().navigate("/favicon.svg");
    desk.page()
        .waitForCondition(() -> Desk.decisions(crew.auditor(), row).contains("label-approved"));
  }

  /** The next row is claimed while one works: two are held. */
  private static void awaitAhead(Page page) {
    page.waitForCondition(
        () ->
            crew.reviewer()
                    .http()
                    .get(crew.api("/tasks?assignee=me&state=CLAIMED"))
                    .json()
                    .path("items")
                    .size()
                >= 2);
    page.waitForFunction(
        "() => performance.getEntriesByType('resource')"
            + ".filter(one => one.name.endsWith('/content')).length >= 2");
  }
}
