package io.countersign.ops.server.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.countersign.ops.server.console.browser.Browse;
import io.countersign.ops.server.console.browser.Crew;
import io.countersign.ops.server.console.browser.Desk;
import io.countersign.ops.server.console.browser.Subject;
import org.junit.jupiter.api.Test;

/** A second person looks at what the first would skip, and is not told. */
@ConsoleTest
class ConfirmedSkipsPageTest {
  private static final String WHAT_BECAME_OF_IT = "Skipped dark-0: another person looks at it, too";

  private final Crew crew = Crew.of(Subject.TEXTS);

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private void skipsAreConfirmed(Browse browse) {
    String settings = "/projects/" + crew.project() + "/settings?tab=review";
    Page page = browse.as(crew.manager(), settings);
    page.getByRole(AriaRole.SWITCH, named("A second person confirms skips")).click();
    browse.expectAccessible(page);
    browse.keep(page, "settings-confirm-skips");
    page.getByRole(AriaRole.BUTTON, named("Review and save")).click();
    assertThat(page.getByText("A second person confirms skips").last()).isVisible();
    page.getByRole(AriaRole.BUTTON, named("Save as version 2")).click();
    assertThat(page.getByText("· version 2")).isVisible();
  }

  @Test
  void aRowIsSkippedOnceTwoPeopleSkipIt(Browse browse) {
    skipsAreConfirmed(browse);
    crew.importRows("dark", 1);
    Desk first = Desk.next(browse, crew, crew.labeller());
    String row = first.row();
    first.press("k");
    assertThat(first.page().getByText("The row is skipped once two people say so.")).isVisible();
    browse.expectAccessible(first.page());
    browse.keep(first.page(), "skip-confirmed");
    first.decide("1");
    assertThat(first.page().getByText(WHAT_BECAME_OF_IT)).isVisible();

    Desk second = Desk.next(browse, crew, crew.otherLabeller());
    assertThat(second.row()).isEqualTo(row);
    assertThat(second.page().getByText("Skipped")).isHidden();
    second.press("k").decide("2");
    second.awaitSent();
    assertThat(Desk.decisions(crew.auditor(), row)).endsWith("data-row-skipped");
    assertThat(second.page().getByText(WHAT_BECAME_OF_IT)).isHidden();

    Page history = browse.as(crew.auditor(), "/projects/" + crew.project() + "/rows/" + row);
    assertThat(history.getByText("would skip the row").first()).isVisible();
    assertThat(history.getByText("skipped the row").first()).isVisible();
  }

  @Test
  void whoPassedATaskOnFindsItAmongTheirDecisions(Browse browse) {
    skipsAreConfirmed(browse);
    crew.importRows("dark", 1);
    String reason = "{\"reason\":\"CANNOT_BE_READ\"}";
    crew.act(crew.labeller(), crew.claim(crew.labeller()), "skip", reason);
    Page page = browse.as(crew.labeller(), "/my-work");
    Locator decided = page.getByLabel("Decided today");
    assertThat(decided).containsText("Skip proposed");
    decided.getByText("dark-0").click();
    assertThat(page.getByText("You skipped this row")).isVisible();
    assertThat(page.getByText("Another person looks at it, too.")).isVisible();
    browse.expectAccessible(page);
    browse.keep(page, "task-passed-on");
  }
}
