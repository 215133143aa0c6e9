package io.countersign.ops.server.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.server.console.browser.Browse;
import io.countersign.ops.server.console.browser.Crew;
import io.countersign.ops.server.console.browser.Subject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whoever runs projects sees what needs an action, and acts where they see it. */
@ConsoleTest
class ManagerTest {
  private static final double BREACH_MILLIS = 20_000;

  @Test
  void aBreachArrivesWithoutAReloadAndItsTasksOpen(Browse browse) {
    Crew crew = Crew.of(Subject.TEXTS);
    setPolicy(crew, policy -> policy.withObject("/sla").putObject("stages").put("label", "PT3S"));
    Page page = browse.as(crew.manager(), "/");
    page.evaluate("() => { window.notReloaded = true }");
    assertThat(link(page, "0 tasks of " + crew.name() + ": breached")).isVisible();

    crew.importRows("late", 3);
    Locator breached = link(page, "3 tasks of " + crew.name() + ": breached");
    assertThat(breached)
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(BREACH_MILLIS));
    assertThat(page.getByRole(AriaRole.LISTITEM).filter(withText("3 tasks of " + crew.name())))
        .containsText("are overdue");
    assertThat(page.evaluate("() => window.notReloaded")).isEqualTo(true);

    breached.click();
    Locator tasks = page.getByRole(AriaRole.GRID, named("Tasks"));
    assertThat(tasks.getByText(Pattern.compile("^late-\\d$"))).hasCount(3);
    tasks.getByText("late-1").click();
    assertThat(page).hasURL(Pattern.compile("/projects/" + crew.project() + "/rows/.+"));
    assertThat(page.getByRole(AriaRole.HEADING).filter(withText("late-1")).first()).isVisible();
  }

  @Test
  void tasksAreAssignedByKeyAndOneThatFailsStopsNoOther(Browse browse) {
    Crew crew = Crew.of(Subject.TEXTS);
    crew.importRows("many", 3);
    Page page = browse.as(crew.manager(), "/projects/" + crew.project() + "/tasks");
    Locator tasks = page.getByRole(AriaRole.GRID, named("Tasks"));
    assertThat(tasks.getByText(Pattern.compile("^many-\\d$"))).hasCount(3);
    page.route("**/tasks/*/assign", once());
    browse.expect("failed: .*");
    tasks.focus();
    for (String key : new String[] {"x", "j", "x", "j", "x"}) {
      page.keyboard().press(key);
    }
    assertThat(page.getByText("3 selected")).isVisible();
    page.getByRole(AriaRole.BUTTON, named("Assign to")).press("Enter");
    page.getByRole(AriaRole.MENUITEM, named(crew.labeller().name())).press("Enter");

    Locator result = page.getByRole(AriaRole.STATUS).filter(withText("assigned to"));
    assertThat(result).containsText("2 tasks assigned to " + crew.labeller().name() + ", 1 not");
    assertThat(tasks.getByText(crew.labeller().name())).hasCount(2);
    result.getByRole(AriaRole.BUTTON, in("Try again")).click();
    assertThat(tasks.getByText(crew.labeller().name())).hasCount(3);
    result.getByRole(AriaRole.BUTTON, in("Undo")).click();
    assertThat(tasks.getByText(crew.labeller().name())).hasCount(2);
  }

  @Test
  void aBatchIsRescheduledAndItsFailedLinesDownloaded(Browse browse) throws IOException {
    Crew crew = Crew.of(Subject.TEXTS);
    String lines = Subject.TEXTS.lines("mixed", 2) + "\n{\"key\":\"broken\"}";
    Answer imported =
        crew.manager()
            .http()
            .send(
                "POST",
                crew.api("/batches?name=mixed"),
                "application/x-ndjson",
                BodyPublishers.ofString(lines));
    String batch = imported.json().path("id").asString();
    Page page = browse.as(crew.manager(), "/projects/" + crew.project() + "/batches/" + batch);
    page.getByRole(AriaRole.BUTTON, named("Due time and priority")).click();
    page.getByRole(AriaRole.TEXTBOX, named("Priority")).fill("90");
    page.getByRole(AriaRole.BUTTON, named("Save")).click();
    assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
    assertThat(page.getByRole(AriaRole.DEFINITION).filter(withText("90"))).isVisible();

    Locator failed = link(page, "Download the 1 failed lines");
    Download download = page.waitForDownload(failed::click);
    assertThat(Files.readString(download.path())).contains("broken");
    browse.expectAccessible(page);
    browse.keep(page, "batch");
  }

  @Test
  void rowsOfAFilterAreWithdrawnAfterAPreviewAndThatIsUndone(Browse browse) {
    Crew crew = Crew.of(Subject.TEXTS);
    crew.importRows("private", 3);
    Page page = browse.as(crew.manager(), "/projects/" + crew.project() + "/rows?state=LABEL");
    Locator rows = page.getByRole(AriaRole.GRID, named("Rows"));
    assertThat(rows.getByText(Pattern.compile("^private-\\d$"))).hasCount(3);
    page.getByRole(AriaRole.BUTTON, named("Change all of these")).click();
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    assertThat(dialog.getByText("Left out: 3")).isVisible();
    dialog.getByText("Withdraw", new Locator.GetByTextOptions().setExact(true)).click();
    assertThat(dialog.getByText("private-1")).isVisible();
    Locator withdraw = dialog.getByRole(AriaRole.BUTTON, in("Withdraw 3 rows"));
    assertThat(withdraw).isDisabled();
    dialog.getByRole(AriaRole.TEXTBOX).fill("no consent");
    browse.expectAccessible(page);
    browse.keep(page, "rows-at-once");
    withdraw.click();
    assertThat(dialog.getByText("3 rows withdrawn")).isVisible();
    assertThat(rows.getByText(Pattern.compile("^private-\\d$"))).hasCount(0);
    dialog.getByRole(AriaRole.BUTTON, in("Undo")).click();
    assertThat(dialog.getByText("3 rows as before")).isVisible();
    dialog.getByRole(AriaRole.BUTTON, in("Close")).last().click();
    assertThat(rows.getByText(Pattern.compile("^private-\\d$"))).hasCount(3);
    rows.getByText("private-1").click();
    page.getByRole(AriaRole.BUTTON, named("Withdraw")).click();
    dialog.getByRole(AriaRole.TEXTBOX).fill("no consent");
    dialog.getByRole(AriaRole.BUTTON, in("Withdraw")).click();
    assertThat(dialog).isHidden();
    page.getByRole(AriaRole.BUTTON, named("Restore").setExact(true)).click();
    dialog.getByRole(AriaRole.BUTTON, in("Restore")).click();
    assertThat(page.getByRole(AriaRole.BUTTON, named("Withdraw").setExact(true))).isVisible();
  }

  @Test
  void aBatchIsArchivedAndRestored(Browse browse) {
    Crew crew = Crew.of(Subject.TEXTS);
    crew.importRows("old", 2);
    Page page = browse.as(crew.manager(), "/projects/" + crew.project() + "/batches");
    page.getByRole(AriaRole.GRID, named("Batches")).getByText("old").click();
    page.getByRole(AriaRole.BUTTON, named("Archive batch")).click();
    assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Nobody is offered its rows");
    page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON, in("Archive")).click();
    assertThat(page.getByText("This batch was archived")).isVisible();
    browse.expectAccessible(page);
    page.navigate(page.url().replaceFirst("/batches/.*", "/batches"));
    assertThat(page.getByText("No batches yet")).isVisible();
    page.getByRole(AriaRole.SWITCH, named("Archived batches")).click();
    page.getByRole(AriaRole.GRID, named("Batches")).getByText("old").click();
    page.getByRole(AriaRole.BUTTON, named("Restore batch")).click();
    assertThat(page.getByRole(AriaRole.BUTTON, named("Archive batch"))).isVisible();
  }

  @Test
  void sharesAreSavedAndAConflictLosesNothing(Browse browse) {
    Crew crew = Crew.of(Subject.TEXTS);
    browse.expect("refused: (409|412) PUT .*/policy.*");
    Page page = browse.as(crew.manager(), "/projects/" + crew.project());
    page.getByRole(AriaRole.BUTTON, named("Shares and thresholds")).click();
    Locator share = page.getByRole(AriaRole.TEXTBOX, named("Share of acceptance"));
    assertThat(page.getByText("Human decisions per 100 rows")).isVisible();
    List<Route> held = new ArrayList<>();
    page.route("**/policy/preview", held::add);
    share.fill("0.5");
    assertThat(page.getByRole(AriaRole.STATUS, named("Calculating"))).isVisible();
    browse.expectAccessible(page);
    page.unroute("**/policy/preview");
    held.forEach(Route::resume);
    assertThat(page.getByRole(AriaRole.STATUS, named("Calculating"))).isHidden();
    browse.expectAccessible(page);
    setPolicy(crew, policy -> policy.put("instructions", "Others were here."));
    page.getByRole(AriaRole.BUTTON, named("Save")).click();
    assertThat(page.getByText("Someone else changed the settings")).isVisible();
    assertThat(share).hasValue("0.5");
    page.getByRole(AriaRole.BUTTON, named("Continue with their settings")).click();
    page.getByRole(AriaRole.BUTTON, named("Save")).click();
    assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
    JsonNode now = crew.manager().http().get(crew.api("")).json();
    assertThat(now.at("/review/stages/1/share").asDouble()).isEqualTo(0.5);
    assertThat(now.path("instructions").asString()).isEqualTo("Others were here.");
  }

  @Test
  void theManagersPagesAreForEverybody(Browse browse) {
    Crew crew = Crew.of(Subject.IMAGES);
    crew.importRows("autumn", 8);
    crew.label(5);
    crew.approve(2);
    crew.reject(1);
    look(browse, crew, "/", "overview", crew.name());
    String project = "/projects/" + crew.project();
    look(browse, crew, project, "project", "Throughput by hour");
    look(browse, crew, project + "/tasks", "tasks", "autumn-7");
    look(browse, crew, project + "/rows", "rows", "autumn-0");
    look(browse, crew, project + "/batches", "batches", "autumn");
    look(browse, crew, project + "/flow", "flow", "open rows in");
  }

  private static void look(Browse browse, Crew crew, String path, String name, String shown) {
    Page page = browse.as(crew.manager(), path);
    assertThat(page.getByText(shown).first()).isVisible();
    browse.expectAccessible(page);
    browse.keep(page, name);
  }

  /** Cuts the first call off, and lets the others through. */
  private static Consumer<Route> once() {
    boolean[] cut = {false};
    return route -> {
      if (cut[0]) {
        route.resume();
      } else {
        cut[0] = true;
        route.abort();
      }
    };
  }

  private static void setPolicy(Crew crew, Consumer<ObjectNode> change) {
    ObjectNode policy = (ObjectNode) crew.manager().http().get(crew.api("")).json();
    int version = policy.path("policyVersion").asInt();
    ObjectNode body = policy.objectNode();
    for (String part : new String[] {"ontology", "preLabel", "review", "sla", "instructions"}) {
      if (policy.has(part)) {
        body.set(part, policy.get(part));
      }
    }
    change.accept(body);
    Answer answer =
        crew.manager().http().put(crew.api("/policy?expectedVersion=" + version), body.toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private static Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, named(name));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Locator.GetByRoleOptions in(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }

  private static Locator.FilterOptions withText(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
