package io.countersign.ops.server.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.countersign.ops.server.console.browser.Browse;
import io.countersign.ops.server.console.browser.Crew;
import io.countersign.ops.server.console.browser.Desk;
import io.countersign.ops.server.console.browser.Screen;
import io.countersign.ops.server.console.browser.Subject;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** A reviewer looks at many small rows at a glance. */
@ConsoleTest
class GridReviewTest {
  private static final int MANY = 200;

  /** Fills a desktop's first grid, and some of the second. */
  private static final int TWO_GRIDS = 52;

  private static Crew crewWith(int rows) {
    Crew crew = Crew.of(Subject.IMAGES);
    crew.importRows("grid", rows);
    crew.label(rows);
    return crew;
  }

  private static Page grid(Browse browse, Screen screen, Crew crew) {
    Page page = browse.windowOf(crew.reviewer());
    screen.show(page);
    page.navigate("/my-work/" + crew.project() + "/grid");
    assertThat(rows(page).first()).isVisible();
    return page;
  }

  private static Locator rows(Page page) {
    return page.getByRole(AriaRole.OPTION);
  }

  private static String first(Page page) {
    return rows(page).first().getAttribute("id");
  }

  /** Sends the grid, and waits for what comes after it. */
  private static void send(Page page, String grid) {
    page.keyboard().press("Enter");
    assertThat(page.locator("[id='" + grid + "']")).hasCount(0);
  }

  private static List<String> waiting(Crew crew) {
    JsonNode tasks =
        crew.manager().http().get(crew.api("/tasks?stage=review&limit=1000")).json().path("items");
    return tasks.valueStream().map(task -> task.path("state").asString()).toList();
  }

  /** The row of the cell at this place. */
  private static String row(Page page, int place) {
    String task = rows(page).nth(place).getAttribute("id").substring("grid-".length());
    return task.substring(0, task.lastIndexOf('.'));
  }

  @Test
  void twoHundredRowsTakeLessThanAMinuteByKeyboard(Browse browse) {
    Crew crew = Crew.of(Subject.IMAGES);
    crew.waitBeforeDecisions(300);
    crew.importRows("grid", MANY);
    crew.label(MANY);
    Page page = browse.windowOf(crew.reviewer());
    Screen.DESKTOP.show(page);
    page.navigate("/my-work");
    assertThat(page.getByText("Review as a grid")).isVisible();
    long begun = System.nanoTime();
    page.keyboard().press("v");
    int sent = 0;
    int corrected = 0;
    while (sent < MANY) {
      assertThat(rows(page).first()).isVisible();
      assertThat(page.locator("[data-waits]")).hasCount(0);
      String grid = first(page);
      sent += rows(page).count();
      for (String key : new String[] {"ArrowRight", "ArrowDown", "9"}) {
        page.keyboard().press(key);
      }
      corrected++;
      send(page, grid);
    }
    new Desk(page).awaitSent();
    Duration taken = Duration.ofNanos(System.nanoTime() - begun);
    System.err.printf("%d rows in %d grids: %d ms%n", sent, corrected, taken.toMillis());
    assertThat(waiting(crew)).isEmpty();
    assertThat(corrected).isBetween(4, MANY / 12);
    assertThat(taken).isLessThan(Duration.ofMinutes(1));
  }

  @ParameterizedTest
  @EnumSource(Screen.class)
  void whatIsMarkedIsCorrectedRejectedOrSkippedAndTheRestApproved(Screen screen, Browse browse) {
    Crew crew = crewWith(6);
    Page page = grid(browse, screen, crew);
    assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("Shirt");
    browse.expectAccessible(page);
    browse.keep(page, "grid-" + screen.width);
    List<String> rows = List.of(row(page, 0), row(page, 1), row(page, 2), row(page, 3));

    page.keyboard().press("ArrowRight");
    page.keyboard().press("9");
    page.keyboard().press("ArrowRight");
    page.keyboard().press("r");
    page.keyboard().press("Enter"); // waits for the panel that asks
    assertThat(page.getByLabel("Reject because")).isVisible();
    page.keyboard().press("1");
    page.keyboard().press("ArrowRight");
    page.keyboard().press("k");
    page.keyboard().press("3");
    rows(page).nth(4).click();
    assertThat(page.locator("[aria-selected=true]")).hasCount(4);
    browse.expectAccessible(page);
    browse.keep(page, "grid-marked-" + screen.width);

    page.keyboard().press("Enter");
    assertThat(page.getByText("Say what this row is")).isVisible();
    page.keyboard().press(" ");
    assertThat(page.locator("[aria-selected=true]")).hasCount(3);
    assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(screen.width);
    send(page, first(page));
    new Desk(page).awaitSent();
    List<String> last =
        List.of("label-approved", "label-corrected", "label-rejected", "data-row-skipped");
    for (int i = 0; i < last.size(); i++) {
      assertThat(Desk.decisions(crew.auditor(), rows.get(i)))
          .containsExactly("label-submitted", last.get(i));
    }
    assertThat(Desk.annotations(crew.auditor(), rows.get(1)).path(0).path("value").asString())
        .isEqualTo("Bag");
    assertThat(waiting(crew)).isEmpty();
  }

  @Test
  void aGridIsTakenBackWithItsMarksUntilItIsSent(Browse browse) {
    Crew crew = crewWith(TWO_GRIDS);
    Page page = grid(browse, Screen.DESKTOP, crew);
    String grid = first(page);
    String row = row(page, 0);
    page.keyboard().press("9");
    send(page, grid);
    assertThat(page.getByText(Pattern.compile("Decided \\d+ rows, not sent yet"))).isVisible();
    assertThat(rows(page).first()).isVisible();
    String second = first(page);
    page.keyboard().press("u");
    assertThat(page.locator("[id='" + grid + "']")).hasAttribute("data-mark", "correct");
    page.keyboard().press(" ");
    send(page, grid);
    assertThat(page.locator("[id='" + second + "']")).isVisible();
    send(page, second);
    new Desk(page).awaitSent();
    assertThat(Desk.decisions(crew.auditor(), row))
        .containsExactly("label-submitted", "label-approved");
    assertThat(waiting(crew)).isEmpty();
  }

  @Test
  void aKeyThatIsHeldSendsOneGrid(Browse browse) {
    Crew crew = crewWith(TWO_GRIDS);
    Page page = grid(browse, Screen.DESKTOP, crew);
    String grid = first(page);
    for (int i = 0; i < 8; i++) {
      page.keyboard().down("Enter"); // the second and later ones as repeats
    }
    assertThat(page.locator("[id='" + grid + "']")).hasCount(0);
    assertThat(rows(page).first()).isVisible();
    page.keyboard().down("Enter");
    page.keyboard().up("Enter");
    new Desk(page).awaitSent();
    assertThat(rows(page).first()).isVisible();
    assertThat(waiting(crew)).containsOnly("CLAIMED").hasSize(rows(page).count());
  }

  @Test
  void marksOutliveAReloadAndALostNetworkLosesNoWork(Browse browse) {
    browse.expect("failed: net::ERR_INTERNET_DISCONNECTED");
    Crew crew = crewWith(8);
    Page page = grid(browse, Screen.DESKTOP, crew);
    String row = row(page, 1);
    page.keyboard().press("ArrowRight");
    page.keyboard().press("9");
    page.reload();
    assertThat(page.locator("[data-mark=correct]")).hasCount(1);
    page.context().setOffline(true);
    send(page, first(page));
    assertThat(page.getByText("waiting for the server").first())
        .isVisible(new IsVisibleOptions().setTimeout(20_000));
    page.context().setOffline(false);
    new Desk(page).awaitSent();
    assertThat(Desk.decisions(crew.auditor(), row))
        .containsExactly("label-submitted", "label-corrected");
    assertThat(waiting(crew)).isEmpty();
  }

  @Test
  void whatWasTakenMeanwhileIsRefusedAloneAndSaidSo(Browse browse) {
    Crew crew = crewWith(4);
    Page page = grid(browse, Screen.DESKTOP, crew);
    String gone = row(page, 2);
    String kept = row(page, 3);
    String withdraw = "/api/v1/data-rows/" + gone + "/withdraw";
    assertThat(crew.manager().http().post(withdraw, "{\"reason\":\"mistake\"}").status())
        .isEqualTo(200);
    send(page, first(page));
    assertThat(page.getByRole(AriaRole.ALERT).first())
        .containsText("refused", new ContainsTextOptions().setTimeout(20_000));
    assertThat(page.getByRole(AriaRole.ALERT)).hasCount(1);
    assertThat(Desk.decisions(crew.auditor(), kept)).endsWith("label-approved");
    assertThat(Desk.decisions(crew.auditor(), gone)).doesNotContain("label-approved");
  }
}
