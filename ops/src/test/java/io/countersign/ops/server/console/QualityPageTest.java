package io.countersign.ops.server.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.server.console.browser.Browse;
import io.countersign.ops.server.console.browser.Crew;
import io.countersign.ops.server.console.browser.Screen;
import io.countersign.ops.server.console.browser.Subject;
import io.countersign.ops.server.console.browser.User;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How far two people agree who label the same texts, and the rows behind it. */
@ConsoleTest
class QualityPageTest {
  private static final int ROWS = 22;
  private static final int DIFFERENT = 3;
  private static final Pattern KEY = Pattern.compile("^text-\\d+$");
  private static final Pattern WITH_INTERVAL =
      Pattern.compile("0\\.73.*0\\.\\d\\d to (0\\.\\d\\d|1\\.00)");
  private static final Pattern DIFFERENCES =
      Pattern.compile(DIFFERENT + " rows: (payment, delivery|delivery, payment)");

  private static Crew crew;
  private static long position;

  @BeforeAll
  static void twoPeopleLabel() {
    crew = Crew.of(Subject.TEXTS);
    String policy =
        crew.subject()
            .project(crew.name())
            .replace("staged-review", "two-labels")
            .replaceFirst("\"name\":\"[^\"]*\",\"mediaType\":\"[^\"]*\",", "");
    Answer changed = crew.manager().http().put(crew.api("/policy"), policy);
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    crew.importRows("text", ROWS);
    for (int i = 0; i < ROWS; i++) {
      label(crew.labeller(), ROWS / 2);
    }
    for (int i = 0; i < ROWS; i++) {
      label(crew.otherLabeller(), ROWS / 2 + DIFFERENT);
    }
  }

  /** Says that the first texts are about delivery, and the others about payment. */
  private static void label(User person, int aboutDelivery) {
    String task = crew.claim(person);
    String key = person.http().get("/api/v1/tasks/" + task).json().path("key").asString();
    int number = Integer.parseInt(key.substring("text-".length()));
    String topic = number < aboutDelivery ? "delivery" : "payment";
    String label =
        "{\"annotations\":[{\"name\":\"topic\",\"type\":\"choice\",\"value\":\"%s\"}]}"
            .formatted(topic);
    JsonNode done = crew.act(person, task, "submit", label);
    position = done.path("position").asLong();
  }

  @Test
  void tellsHowFarPeopleAgreeAndOpensTheRows(Browse browse) {
    Page page = open(browse);
    Locator agreement = page.getByLabel("Agreement on topic", exactly());
    assertThat(agreement.getByRole(AriaRole.ROW, row("All"))).containsText(WITH_INTERVAL);
    assertThat(agreement.getByRole(AriaRole.ROW, row("All"))).containsText("19 of 22");
    assertThat(agreement.getByRole(AriaRole.ROW, row("delivery"))).containsText("11 of 14");
    assertThat(agreement.getByRole(AriaRole.ROW, row("delivery"))).containsText("Not enough yet");
    for (String by : List.of("Person", "Pair", "Week")) {
      page.getByText(by, new Page.GetByTextOptions().setExact(true)).click();
      assertThat(agreement.getByRole(AriaRole.COLUMNHEADER, header(by))).isVisible();
    }
    page.getByText("Pair", new Page.GetByTextOptions().setExact(true)).click();
    for (User person : List.of(crew.labeller(), crew.otherLabeller())) {
      assertThat(agreement.getByText(person.name())).isVisible();
    }
    browse.expectAccessible(page);
    browse.keep(page, "quality");
    Screen.PHONE.show(page);
    browse.keep(page, "quality-390");
  }

  @Test
  void aCellOfAMatrixOpensTheRowsThatItCounts(Browse browse) {
    Page page = open(browse);
    Locator cell = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(DIFFERENCES));
    cell.click();
    page.waitForURL("**/rows?**");
    assertThat(page.getByRole(AriaRole.GRID).getByText(KEY)).hasCount(DIFFERENT);
    browse.expectAccessible(page);
    browse.keep(page, "quality-rows");
  }

  private static Page open(Browse browse) {
    Answer ready = crew.manager().http().get(crew.api("/agreement?atLeast=" + position));
    assertThat(ready.status()).as(ready.body()).isEqualTo(200);
    Page page = browse.as(crew.manager(), "/projects/" + crew.project() + "/quality");
    assertThat(page.getByLabel("Agreement on topic", exactly())).isVisible();
    return page;
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private static Locator.GetByRoleOptions row(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }

  private static Locator.GetByRoleOptions header(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }
}
