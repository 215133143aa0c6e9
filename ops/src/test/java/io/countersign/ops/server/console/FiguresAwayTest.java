package io.countersign.ops.server.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.countersign.ops.fixture.TestServer;
import io.countersign.ops.server.console.browser.Browse;
import io.countersign.ops.server.console.browser.Crew;
import io.countersign.ops.server.console.browser.Desk;
import io.countersign.ops.server.console.browser.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The document store is away: the console says so, keeps what it has, and work goes on. */
@ConsoleTest
class FiguresAwayTest {
  private static final String OLD = "Figures are as of";

  /** The projector looks for the store again after ten seconds at most. */
  private static final LocatorAssertions.IsVisibleOptions WHEN_BACK =
      new LocatorAssertions.IsVisibleOptions().setTimeout(40_000);

  private final Crew crew = Crew.of(Subject.IMAGES);

  @AfterEach
  void mend() {
    TestServer.wire().mend();
  }

  @Test
  void pagesKeepTheirFiguresSaySoAndComeBackByThemselves(Browse browse) {
    crew.importRows("first", 2);
    crew.label(1);
    Page page = browse.as(crew.manager(), "/projects/" + crew.project());
    Locator labelled = page.getByRole(AriaRole.LINK, named("1 rows: In review"));
    assertThat(labelled).isVisible();
    browse.expect("refused: 503 GET");
    TestServer.wire().cut();
    crew.label(1);
    assertThat(page.getByText(OLD)).isVisible(WHEN_BACK);
    assertThat(page.getByText("Decisions are not affected")).isVisible();
    assertThat(labelled).isVisible();
    browse.expectAccessible(page);
    browse.keep(page, "figures-away");
    TestServer.wire().mend();
    assertThat(page.getByRole(AriaRole.LINK, named("2 rows: In review"))).isVisible(WHEN_BACK);
    assertThat(page.getByText(OLD)).isHidden();
  }

  @Test
  void aPageThatIsOpenedMeanwhileFillsByItself(Browse browse) {
    crew.importRows("first", 2);
    browse.expect("refused: 503 GET");
    TestServer.wire().cut();
    Page page = browse.as(crew.manager(), "/projects/" + crew.project());
    assertThat(page.getByText("These figures are unavailable").first()).isVisible(WHEN_BACK);
    TestServer.wire().mend();
    assertThat(page.getByRole(AriaRole.LINK, named("2 rows: To label"))).isVisible(WHEN_BACK);
  }

  @Test
  void theReviewerGoesOn(Browse browse) {
    crew.importRows("first", 3);
    crew.label(3);
    TestServer.wire().cut();
    browse.expect("refused: 503 GET .*/reviewers/me");
    browse.expect("refused: 503 GET .*/tasks.*");
    Desk desk = Desk.next(browse, crew, crew.reviewer());
    desk.decide("a").decide("a").awaitSent();
    Page page = browse.as(crew.reviewer(), "/my-work");
    for (String part : new String[] {"Decided today", "My numbers"}) {
      assertThat(page.getByLabel(part).getByText("These figures are unavailable"))
          .isVisible(WHEN_BACK);
    }
    assertThat(page.getByRole(AriaRole.BUTTON, named("Take the next task"))).isEnabled();
    browse.expectAccessible(page);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
