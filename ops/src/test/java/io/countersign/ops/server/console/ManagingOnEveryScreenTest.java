package io.countersign.ops.server.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.KeyboardModifier;
import io.countersign.ops.server.console.browser.Browse;
import io.countersign.ops.server.console.browser.Crew;
import io.countersign.ops.server.console.browser.Screen;
import io.countersign.ops.server.console.browser.Subject;
import io.countersign.ops.server.console.browser.Walk;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows are found, figures open them, and roles are given on every screen. */
@ConsoleTest
class ManagingOnEveryScreenTest {
  private static Page open(Browse browse, Screen screen, Crew crew, String path) {
    Page page = browse.windowOf(crew.manager());
    screen.show(page);
    page.navigate(path);
    Walk.settle(page);
    return page;
  }

  private static Locator rows(Page page) {
    return page.getByRole(AriaRole.GRID, new Page.GetByRoleOptions().setName("Rows"));
  }

  private static void expectKeys(Page page, String... keys) {
    assertThat(rows(page).getByText(Pattern.compile("^[a-z]+-\\d+$"))).hasText(keys);
  }

  private static void expectRow(Page page, String key) {
    Page.GetByRoleOptions named = new Page.GetByRoleOptions().setName(key);
    assertThat(page.getByRole(AriaRole.HEADING, named).first()).isVisible();
  }

  private static void expectNoWiderThan(Screen screen, Page page) {
    assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(screen.width);
  }

  @ParameterizedTest
  @EnumSource(Screen.class)
  void aRowIsFoundByItsKey(Screen screen, Browse browse) {
    Crew crew = Crew.of(Subject.TEXTS);
    String batch = "k" + crew.name().replaceAll("\\W", "");
    crew.importRows(batch, 2);
    Page page = open(browse, screen, crew, "/");
    page.keyboard().press("Control+k");
    page.keyboard().type(batch + "-1");
    assertThat(page.getByRole(AriaRole.DIALOG).getByText(batch + "-1")).isVisible();
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    expectRow(page, batch + "-1");
    expectNoWiderThan(screen, page);
  }

  @ParameterizedTest
  @EnumSource(Screen.class)
  void rowsAreSortedSelectedAndGoneThrough(Screen screen, Browse browse) {
    Crew crew = Crew.of(Subject.IMAGES);
    crew.importRows("way", 4);
    Page page = open(browse, screen, crew, "/projects/" + crew.project() + "/rows");
    expectKeys(page, "way-0", "way-1", "way-2", "way-3");
    Locator key =
        rows(page).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Key"));
    key.click();
    key.click();
    expectKeys(page, "way-3", "way-2", "way-1", "way-0");
    page.getByLabel("Select way-3").click();
    page.getByLabel("Select way-1")
        .click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.SHIFT)));
    assertThat(page.getByText("3 selected")).isVisible();
    expectNoWiderThan(screen, page);
    rows(page).getByText("way-1").click();
    assertThat(page.getByText("3 of 4")).isVisible();
    page.keyboard().press("j");
    expectRow(page, "way-0");
    page.keyboard().press("k");
    expectRow(page, "way-1");
    expectNoWiderThan(screen, page);
  }

  @ParameterizedTest
  @EnumSource(Screen.class)
  void aFigureOpensItsRows(Screen screen, Browse browse) {
    Crew crew = Crew.of(Subject.IMAGES);
    String batch = crew.importRows("figure", 3);
    Page page = open(browse, screen, crew, "/projects/" + crew.project() + "/batches/" + batch);
    Locator number =
        page.getByRole(AriaRole.MAIN)
            .getByRole(AriaRole.LINK)
            .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^3$")))
            .first();
    number.click();
    expectKeys(page, "figure-0", "figure-1", "figure-2");
  }

  @ParameterizedTest
  @EnumSource(Screen.class)
  void aRoleIsGivenOnceItIsConfirmed(Screen screen, Browse browse) {
    Crew crew = Crew.of(Subject.TEXTS);
    Page page = open(browse, screen, crew, "/projects/" + crew.project() + "/people");
    Locator reviewer = page.getByLabel(crew.auditor().name() + " is reviewer");
    reviewer.click();
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    assertThat(dialog).containsText("Make " + crew.auditor().name() + " a reviewer?");
    page.keyboard().press("Escape");
    assertThat(reviewer).not().isChecked();
    reviewer.click();
    dialog
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Change roles"))
        .click();
    assertThat(reviewer).isChecked();
    expectNoWiderThan(screen, page);
  }
}
