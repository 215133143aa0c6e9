package io.countersign.ops.server.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.KeyboardModifier;
import io.countersign.ops.server.console.browser.Browse;
import io.countersign.ops.server.console.browser.Crew;
import io.countersign.ops.server.console.browser.Subject;
import io.countersign.ops.server.console.browser.Walk;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever looks for rows finds, sorts, selects and goes through them. */
@ConsoleTest
class RowListPageTest {
  private static Page rows(Browse browse, Crew crew, String query) {
    return browse.as(crew.manager(), "/projects/" + crew.project() + "/rows" + query);
  }

  private static Locator grid(Page page) {
    return page.getByRole(AriaRole.GRID, named("Rows"));
  }

  private static void expectKeys(Page page, String... keys) {
    Locator found = grid(page).getByText(Pattern.compile("^[a-z]+-\\d+$"));
    assertThat(found).hasText(keys);
  }

  @Test
  void ctrlKFindsARowByItsKey(Browse browse) {
    Crew crew = Crew.of(Subject.TEXTS);
    String batch = "k" + crew.name().replaceAll("\\W", "");
    crew.importRows(batch, 2);
    Page page = browse.as(crew.manager(), "/");
    Walk.settle(page);
    page.keyboard().press("Control+k");
    page.getByPlaceholder("the key of a row").fill(batch + "-1");
    Locator found = page.getByRole(AriaRole.DIALOG).getByText(batch + "-1");
    assertThat(found).isVisible();
    browse.expectAccessible(page);
    browse.keep(page, "go-to-row");
    found.click();
    assertThat(page.getByRole(AriaRole.HEADING, named(batch + "-1")).first()).isVisible();
  }

  @Test
  void rowsAreSortedByTheTitlesOfColumns(Browse browse) {
    Crew crew = Crew.of(Subject.IMAGES);
    crew.importRows("b", 1);
    crew.importRows("c", 1);
    crew.importRows("a", 1);
    Page page = rows(browse, crew, "");
    expectKeys(page, "b-0", "c-0", "a-0");
    Locator key = grid(page).getByRole(AriaRole.BUTTON, in("Key"));
    key.click();
    expectKeys(page, "a-0", "b-0", "c-0");
    assertThat(grid(page).locator("[aria-sort=ascending]")).hasCount(1);
    key.click();
    expectKeys(page, "c-0", "b-0", "a-0");
    assertThat(page).hasURL(Pattern.compile("sort=KEY.*descending="));
    key.click();
    expectKeys(page, "b-0", "c-0", "a-0");
    assertThat(grid(page).locator("img[loading=lazy]")).hasCount(3);
    for (int width : new int[] {1440, 820, 390}) {
      page.setViewportSize(width, 900);
      browse.keep(page, "rows-" + width);
    }
    browse.expectAccessible(page);
  }

  @Test
  void textsAndMetadataFindRowsAndTheExportHasTheSame(Browse browse) throws IOException {
    Crew crew = Crew.of(Subject.TEXTS);
    String line = "{\"key\":\"%s\",\"text\":\"%s\",\"metadata\":{\"shelf\":\"%d\"}}%n";
    crew.manager()
        .http()
        .send(
            "POST",
            crew.api("/batches?name=all"),
            "application/x-ndjson",
            java.net.http.HttpRequest.BodyPublishers.ofString(
                line.formatted("fox-1", "A red fox", 4)
                    + line.formatted("whale-2", "A blue whale", 4)
                    + line.formatted("fox-3", "A grey fox", 5)));
    Page page = rows(browse, crew, "");
    expectKeys(page, "fox-1", "whale-2", "fox-3");
    page.getByLabel("Text contains").fill("FOX");
    expectKeys(page, "fox-1", "fox-3");
    page.getByLabel("Metadata").fill("shelf=4");
    expectKeys(page, "fox-1");
    page.getByRole(AriaRole.BUTTON, named("Export these rows")).click();
    Download download =
        page.waitForDownload(() -> page.getByRole(AriaRole.MENUITEM, named("CSV")).click());
    assertThat(Files.readAllLines(download.path())).hasSize(2).last().asString().contains("fox-1");
  }

  @Test
  void aRangeIsSelectedWithShiftAndAssigned(Browse browse) {
    Crew crew = Crew.of(Subject.IMAGES);
    crew.importRows("many", 6);
    Page page = rows(browse, crew, "");
    expectKeys(page, "many-0", "many-1", "many-2", "many-3", "many-4", "many-5");
    page.getByLabel("Select many-1").click();
    page.getByLabel("Select many-4")
        .click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.SHIFT)));
    assertThat(page.getByText("4 selected")).isVisible();
    page.getByLabel("Select many-2")
        .click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.SHIFT)));
    assertThat(page.getByText("2 selected")).isVisible();
    browse.expectAccessible(page);
    browse.keep(page, "rows-selected");
    page.getByRole(AriaRole.BUTTON, named("Assign to")).click();
    page.getByRole(AriaRole.MENUITEM, named(crew.labeller().name())).click();
    assertThat(page.getByText("2 rows assigned")).isVisible();
    assertThat(grid(page).getByText(crew.labeller().name())).hasCount(2);

    page.getByRole(AriaRole.BUTTON, named("Clear selection")).click();
    grid(page).focus();
    page.keyboard().press("Home");
    page.keyboard().press("Shift+ArrowDown");
    page.keyboard().press("Shift+ArrowDown");
    page.keyboard().press("Shift+ArrowUp");
    assertThat(page.getByText("2 selected")).isVisible();
  }

  @Test
  void aRowLeadsToThoseBesideItInTheList(Browse browse) {
    Crew crew = Crew.of(Subject.IMAGES);
    crew.importRows("way", 3);
    Page page = rows(browse, crew, "?sort=KEY&descending=true");
    expectKeys(page, "way-2", "way-1", "way-0");
    grid(page).getByText("way-1").click();
    assertThat(page.getByText("2 of 3")).isVisible();
    page.keyboard().press("j");
    assertThat(page.getByRole(AriaRole.HEADING, named("way-0")).first()).isVisible();
    page.getByRole(AriaRole.BUTTON, named("Previous row")).click();
    page.keyboard().press("k");
    assertThat(page.getByRole(AriaRole.HEADING, named("way-2")).first()).isVisible();
    assertThat(page.getByRole(AriaRole.BUTTON, named("Previous row"))).isDisabled();
    browse.expectAccessible(page);
    browse.keep(page, "row-of-list");
  }

  @Test
  void filtersAreSavedUnderANameAndUsedAgain(Browse browse) {
    Crew crew = Crew.of(Subject.IMAGES);
    crew.importRows("kept", 2);
    Page page = rows(browse, crew, "?key=kept-1&sort=DUE");
    expectKeys(page, "kept-1");
    openViews(page);
    page.getByRole(AriaRole.MENUITEM, named("Save or delete")).click();
    page.getByLabel("Save these filters and this order as").fill("The second");
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.BUTTON, named("Delete The second"))).isVisible();
    browse.expectAccessible(page);
    browse.keep(page, "saved-views");
    page.keyboard().press("Escape");
    page.getByRole(AriaRole.BUTTON, named("Clear")).first().click();
    expectKeys(page, "kept-0", "kept-1");
    openViews(page);
    page.getByRole(AriaRole.MENUITEM, named("The second")).click();
    expectKeys(page, "kept-1");
    assertThat(page).hasURL(Pattern.compile("sort=DUE"));
    assertThat(page.getByLabel("Key starts with")).hasValue("kept-1");
    openViews(page);
    page.getByRole(AriaRole.MENUITEM, named("Save or delete")).click();
    page.getByRole(AriaRole.BUTTON, named("Delete The second")).click();
    assertThat(page.getByRole(AriaRole.BUTTON, named("Delete The second"))).isHidden();
  }

  private static void openViews(Page page) {
    page.getByRole(AriaRole.BUTTON, named("Views")).click();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Locator.GetByRoleOptions in(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }
}
