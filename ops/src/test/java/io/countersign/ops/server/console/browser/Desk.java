package io.countersign.ops.server.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.countersign.ops.fixture.Http;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** The page of a task, as somebody works on it. */
public record Desk(Page page) {
  /** Longer than a decision is held back so that it can be undone. */
  private static final double SENT_WITHIN_MILLIS = 20_000;

  private static final String WORD =
      """
      letters => {
        const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        while (walk.nextNode()) {
          const at = walk.currentNode.data.indexOf(letters);
          if (at < 0) continue;
          range.setStart(walk.currentNode, at);
          range.setEnd(walk.currentNode, at + letters.length);
          return range.getBoundingClientRect().toJSON();
        }
      }
      """;

  /** The next task of the crew's project, taken by {@code person}. */
  public static Desk next(Browse browse, Crew crew, User person) {
    Desk desk = new Desk(browse.as(person, "/my-work/" + crew.project() + "/next"));
    desk.page.waitForURL("**/my-work/tasks/**");
    desk.awaitRow();
    return desk;
  }

  public void awaitRow() {
    assertThat(page.getByRole(AriaRole.TIMER)).isVisible();
  }

  /** The id of the row at hand. */
  public String row() {
    String task = task();
    return task.substring(0, task.indexOf('.'));
  }

  /** The task at hand, or that is on its way. */
  public String task() {
    page.waitForURL("**/my-work/tasks/**");
    return page.url().replaceAll(".*/tasks/([^?]*).*", "$1");
  }

  /** Presses keys one after the other. */
  public Desk press(String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
    return this;
  }

  public Desk press(String key, int times) {
    for (int i = 0; i < times; i++) {
      page.keyboard().press(key);
    }
    return this;
  }

  /** Waits until the row was on the screen for as long as its policy says. */
  private void awaitSeen() {
    page.locator("[data-waits]")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
  }

  /** Decides by keys, and waits for another row or for the end of the queue. */
  public Desk decide(String... keys) {
    String before = page.url();
    awaitSeen();
    press(keys);
    page.waitForURL(url -> !url.equals(before));
    return this;
  }

  Locator status() {
    return page.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText("sent"));
  }

  public void awaitSent() {
    assertThat(page.locator("body"))
        .containsText("Everything sent", new ContainsTextOptions().setTimeout(SENT_WITHIN_MILLIS));
  }

  /** Where the image lies on the screen. */
  BoundingBox image() {
    return page.locator("img").boundingBox();
  }

  /** Goes to a pixel of an image that is {@code width} pixels wide. */
  public void point(double x, double y, double width) {
    BoundingBox image = image();
    double scale = image.width / width;
    page.mouse().move(image.x + x * scale, image.y + y * scale);
  }

  /** Clicks on a pixel of the image. */
  public Desk click(double x, double y, double width) {
    point(x, y, width);
    page.mouse().down();
    page.mouse().up();
    return this;
  }

  /** The buttons of a name. */
  public Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  /** Presses a button of the page by its name. */
  public Desk choose(String name) {
    button(name).click();
    return this;
  }

  public void drag(double[] from, double[] to, double width) {
    point(from[0], from[1], width);
    page.mouse().down();
    point((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, width);
    point(to[0], to[1], width);
    page.mouse().up();
  }

  /** Where the first occurrence of some letters of the row's text lies on the screen. */
  public BoundingBox word(String letters) {
    Map<?, ?> found = (Map<?, ?>) page.evaluate(WORD, letters);
    BoundingBox box = new BoundingBox();
    box.x = number(found, "x");
    box.y = number(found, "y");
    box.width = number(found, "width");
    box.height = number(found, "height");
    return box;
  }

  private static double number(Map<?, ?> found, String name) {
    return ((Number) Objects.requireNonNull(found.get(name))).doubleValue();
  }

  /** Selects from the middle of some letters to the middle of others. */
  public Desk dragOver(String first, String last) {
    BoundingBox from = word(first);
    BoundingBox to = word(last);
    page.mouse().move(from.x + from.width / 2, from.y + from.height / 2);
    page.mouse().down();
    page.mouse().move(to.x + to.width / 2, to.y + to.height / 2);
    page.mouse().up();
    return this;
  }

  /** What happened to a row that people did, oldest first. */
  public static List<String> decisions(User reader, String row) {
    return history(reader, row).stream()
        .map(event -> event.path("type").asString())
        .filter(
            type ->
                List.of(
                        "label-submitted",
                        "label-approved",
                        "label-corrected",
                        "label-rejected",
                        "data-row-skipped")
                    .contains(type))
        .toList();
  }

  public static List<JsonNode> history(User reader, String row) {
    Http.Answer answer = reader.http().get("/api/v1/data-rows/" + row + "/history?limit=1000");
    return answer.json().path("items").valueStream().toList();
  }

  /** The annotations that stand for a row. */
  public static JsonNode annotations(User reader, String row) {
    return reader.http().get("/api/v1/data-rows/" + row).json().path("annotations");
  }
}
