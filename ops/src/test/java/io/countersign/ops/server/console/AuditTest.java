package io.countersign.ops.server.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import io.countersign.ops.server.console.browser.Browse;
import io.countersign.ops.server.console.browser.Crew;
import io.countersign.ops.server.console.browser.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The auditor replays a row, compares its versions, and looks for what happened. */
@ConsoleTest
class AuditTest {
  private static final Map<String, String> STATES =
      Map.of(
          "REGISTERED", "Registered",
          "LABEL", "To label",
          "REVIEW", "In review",
          "REWORK", "In rework",
          "ACCEPTED", "Accepted");

  private static Crew crew;
  private static String row;

  /** A row that was rejected once, labelled anew and approved. */
  @BeforeAll
  static void aRowWithAStory() {
    crew = Crew.of(Subject.IMAGES);
    crew.importRows("story", 1);
    crew.label(1);
    crew.reject(1);
    String again = crew.claim(crew.labeller());
    crew.act(crew.labeller(), again, "submit", crew.subject().otherLabel());
    String review = crew.claim(crew.reviewer());
    row = crew.act(crew.reviewer(), review, "approve", "{}").path("dataRow").asString();
  }

  private static String address(String search) {
    return "/projects/" + crew.project() + "/rows/" + row + search;
  }

  private static JsonNode atVersion(int version) {
    return crew.auditor().http().get("/api/v1/data-rows/" + row + "?version=" + version).json();
  }

  private static int lastVersion() {
    return crew.auditor().http().get("/api/v1/data-rows/" + row).json().path("version").asInt();
  }

  private static Locator field(Page page, String name) {
    return page.locator("tr[data-field='" + name + "']");
  }

  @Test
  void whoCameInIsOnThePageOfThePeople(Browse browse) {
    Page page = browse.as(crew.auditor(), "/projects/" + crew.project() + "/people");
    Locator lines =
        page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("Logged in"));
    assertThat(lines.filter(new Locator.FilterOptions().setHasText(crew.auditor().name())).first())
        .isVisible();
    browse.expectAccessible(page);
    browse.keep(page, "access-record");
  }

  @Test
  void everyVersionIsShownAsItWas(Browse browse) {
    Page page = browse.as(crew.auditor(), address(""));
    Locator slider = page.getByRole(AriaRole.SLIDER);
    slider.focus();
    slider.press("Home");
    int last = lastVersion();
    for (int version = 0; version <= last; version++) {
      requireAsItWas(page, version);
      slider.press("ArrowRight");
    }
    slider.press("Home");
    requireAsItWas(page, 0);
    slider.press("End");
    requireAsItWas(page, last);
  }

  private static void requireAsItWas(Page page, int version) {
    JsonNode then = atVersion(version);
    page.waitForURL("**version=" + version);
    assertThat(heading(page, "At version " + version)).isVisible();
    assertThat(field(page, "state").locator("[data-now]"))
        .hasText(STATES.get(then.path("state").asString()));
    requireLabel(page.getByLabel("Label at version " + version), then.path("annotations"));
    requireToken(page.getByLabel("Place in the process at version " + version), then);
  }

  private static void requireLabel(Locator label, JsonNode annotations) {
    if (annotations.isEmpty()) {
      assertThat(label).containsText("No annotations.");
    }
    for (JsonNode annotation : annotations) {
      assertThat(label).containsText(annotation.path("value").asString());
    }
  }

  private static void requireToken(Locator process, JsonNode then) {
    JsonNode step = then.has("step") ? then.path("step") : then.path("endStep");
    Locator place = process.locator("[class*='highlighted']");
    if (step.isMissingNode()) {
      assertThat(place).hasCount(0);
      assertThat(process).containsText("Between two steps");
    } else {
      assertThat(place).hasAttribute("data-element-id", step.asString());
    }
  }

  private static Locator heading(Page page, String name) {
    return page.getByRole(
        AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  @Test
  void arrowsStepAndALinkOpensTheVersionAgain(Browse browse) {
    Page page = browse.as(crew.auditor(), address("?version=3"));
    assertThat(heading(page, "At version 3")).isVisible();
    page.keyboard().press("ArrowLeft");
    page.waitForURL("**version=2");
    page.reload();
    assertThat(heading(page, "At version 2")).isVisible();
    page.keyboard().press("p");
    page.waitForURL("**version=4");
    page.keyboard().press("p");
  }

  @Test
  void twoVersionsStandSideBySide(Browse browse) {
    int last = lastVersion();
    Page page = browse.as(crew.auditor(), address(""));
    page.getByLabel("Compare version 4 with the version shown").click();
    page.waitForURL("**compare=4**");
    assertThat(field(page, "state")).hasAttribute("data-changed", "true");
    assertThat(field(page, "state").locator("td")).hasText(new String[] {"In review", "Accepted"});
    assertThat(field(page, "annotation.category").locator("td"))
        .hasText(new String[] {"Shirt", "Bag"});
    assertThat(field(page, "key")).hasCount(0);
    page.getByLabel("Only differences").uncheck();
    assertThat(field(page, "key")).hasAttribute("data-changed", "false");
    browse.expectAccessible(page);
    browse.keep(page, "row-compare");
    page.getByLabel("Left version").selectOption(Integer.toString(last));
    page.getByLabel("Only differences").check();
    assertThat(page.getByText("No differences")).isVisible();
    page.getByText("Show one version").click();
    assertThat(heading(page, "At version " + last)).isVisible();
  }

  @Test
  void bothVersionsAreChosenByKeys(Browse browse) {
    Page page = browse.as(crew.auditor(), address("?version=5"));
    assertThat(heading(page, "At version 5")).isVisible();
    page.keyboard().press("c");
    requireSides(page, 4, 5);
    page.keyboard().press("Shift+ArrowLeft");
    requireSides(page, 3, 5);
    page.keyboard().press("ArrowRight");
    requireSides(page, 3, 6);
    page.keyboard().press("x");
    requireSides(page, 6, 3);
    page.keyboard().press("c");
    assertThat(heading(page, "At version 3")).isVisible();
  }

  private static void requireSides(Page page, int left, int right) {
    assertThat(page.getByLabel("Version %d and Version %d".formatted(left, right))).isVisible();
  }

  @Test
  void everythingThatCanBeCheckedHolds(Browse browse) {
    Page page = browse.as(crew.auditor(), address("?panel=proof"));
    assertThat(page.locator("tr[data-check='content']")).hasAttribute("data-outcome", "holds");
    assertThat(page.locator("tr[data-check]")).hasCount(7);
    assertThat(page.locator("tr[data-check][data-outcome='holds']")).hasCount(7);
    browse.expectAccessible(page);
    browse.keep(page, "row-proof");
  }

  @Test
  void theHistoryIsReadAndUnfolded(Browse browse) {
    Page page = browse.as(crew.auditor(), address("?version=5"));
    Locator events = page.getByLabel("Events").getByRole(AriaRole.LISTITEM);
    assertThat(page.getByText("rejected the label: wrong class").first()).isVisible();
    page.getByText("Review", new Page.GetByTextOptions().setExact(true)).first().click();
    page.waitForURL("**kinds=**");
    assertThat(events.first()).containsText("rejected the label: wrong class");
    page.getByLabel(Pattern.compile("Raw data of version")).first().click();
    assertThat(page.locator("pre")).containsText("\"roundsLeft\": true");
    browse.expectAccessible(page);
    browse.keep(page, "row");
  }

  @Test
  void thePolicyIsShownAsItWas(Browse browse) {
    Page page = browse.as(crew.auditor(), address("?panel=policy"));
    assertThat(page.getByLabel("Policy version 1")).containsText("maxRounds");
    assertThat(page.getByText("Look closely, then decide.")).isVisible();
    browse.expectAccessible(page);
  }

  @Test
  void onPaperTheHistoryIsWhole(Browse browse) {
    Page page = browse.as(crew.auditor(), address(""));
    assertThat(page.getByText("%d events".formatted(lastVersion() + 1)).first()).isVisible();
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.locator("table tbody tr")).hasCount(lastVersion() + 1);
    assertThat(page.getByRole(AriaRole.NAVIGATION)).hasCount(1);
    assertThat(page.getByRole(AriaRole.SLIDER)).hasCount(0);
  }

  @Test
  void aSearchByPersonAndKindOpensTheRowAsItWasThen(Browse browse) {
    Page page = browse.as(crew.auditor(), "/projects/" + crew.project() + "/events");
    Locator found = page.getByRole(AriaRole.GRID).locator("[role=row][aria-rowindex]");
    assertThat(page.getByText("story-0").first()).isVisible();
    browse.expectAccessible(page);
    browse.keep(page, "events");
    choose(page, "Person", crew.reviewer().name());
    page.waitForURL("**actor=**");
    choose(page, "Event type", "Label rejected");
    page.waitForURL("**types=**");
    assertThat(found).hasCount(2);
    assertThat(found.nth(1)).containsText(crew.reviewer().name());
    assertThat(found.nth(1)).containsText("rejected the label: wrong class");
    page.getByRole(AriaRole.GRID).press("Enter");
    page.waitForURL("**/rows/" + row + "?version=6");
    assertThat(heading(page, "At version 6")).isVisible();
  }

  private static void choose(Page page, String label, String option) {
    Locator box = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(label));
    box.fill(option);
    page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(option)).waitFor();
    box.press("ArrowDown");
    box.press("Enter");
    box.press("Escape");
  }

  @Test
  void nothingOnTheseActs(Browse browse) {
    Page page = browse.as(crew.auditor(), address(""));
    List<String> sent = new ArrayList<>();
    page.onRequest(
        request -> {
          if (!request.method().equals("GET")) {
            sent.add(request.method() + " " + request.url());
          }
        });
    for (String there :
        List.of(
            address(""),
            address("?compare=2"),
            address("?panel=policy"),
            address("?panel=proof"),
            "/projects/" + crew.project() + "/events")) {
      page.navigate(there);
      assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
      Locator acting =
          page.getByRole(
              AriaRole.BUTTON,
              new Page.GetByRoleOptions()
                  .setName(
                      Pattern.compile(
                          "^(assign|release|escalate|approve|reject|submit|reopen|save|delete)",
                          Pattern.CASE_INSENSITIVE)));
      assertThat(acting).hasCount(0);
      assertThat(page.locator("main form")).hasCount(0);
    }
    assertThat(sent).isEmpty();
  }

  @Test
  void aRowOfAnotherProjectIsNotThere(Browse browse) {
    browse.expect("refused: 404 GET ");
    Crew others = Crew.of(Subject.TEXTS);
    others.importRows("theirs", 1);
    String theirs =
        others
            .auditor()
            .http()
            .get("/api/v1/tasks/" + others.claim(others.labeller()))
            .json()
            .path("dataRow")
            .asString();
    Page page = browse.as(crew.auditor(), "/projects/" + crew.project() + "/rows/" + theirs);
    assertThat(page.getByText("Page not found")).isVisible();
    page.navigate("/projects/" + others.project() + "/rows/" + row);
    assertThat(page.getByText("Page not found")).isVisible();
  }
}
