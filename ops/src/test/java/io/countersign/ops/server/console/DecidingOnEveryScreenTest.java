package io.countersign.ops.server.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.countersign.ops.server.console.browser.Browse;
import io.countersign.ops.server.console.browser.Crew;
import io.countersign.ops.server.console.browser.Desk;
import io.countersign.ops.server.console.browser.Screen;
import io.countersign.ops.server.console.browser.Subject;
import io.countersign.ops.server.console.browser.User;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Decisions are made by keyboard and by mouse on every screen. */
@ConsoleTest
class DecidingOnEveryScreenTest {
  private static final double WIDTH = 480;

  private static Desk next(Browse browse, Screen screen, Crew crew, User person) {
    Page page = browse.windowOf(person);
    screen.show(page);
    page.navigate("/my-work/" + crew.project() + "/next");
    Desk desk = new Desk(page);
    desk.task();
    desk.awaitRow();
    return desk;
  }

  @ParameterizedTest
  @EnumSource(Screen.class)
  void aReviewerDecidesByKeyboard(Screen screen, Browse browse) {
    Crew crew = Crew.of(Subject.IMAGES);
    crew.importRows("keys", 4);
    crew.label(4);
    Desk desk = next(browse, screen, crew, crew.reviewer());
    String approved = desk.row();
    for (int i = 0; i < 8; i++) {
      desk.page().keyboard().down("a"); // the second and later ones as repeats
    }
    desk.page().keyboard().up("a");
    desk.page().waitForURL(url -> !url.contains(approved));
    String rejected = desk.row();
    desk.press("k", "a", "Enter");
    assertThat(desk.page().getByLabel("Skip because")).isVisible();
    desk.press("Escape");
    desk.decide("r", "1");
    String corrected = desk.row();
    desk.decide("a");
    desk.decide("u");
    assertThat(desk.row()).isEqualTo(corrected);
    desk.decide("c", "9", "Enter");
    desk.awaitSent();
    assertThat(Desk.decisions(crew.auditor(), approved)).endsWith("label-approved");
    assertThat(Desk.decisions(crew.auditor(), rejected)).endsWith("label-rejected");
    assertThat(Desk.decisions(crew.auditor(), corrected))
        .containsExactly("label-submitted", "label-corrected");
  }

  @ParameterizedTest
  @EnumSource(Screen.class)
  void aReviewerDecidesByMouse(Screen screen, Browse browse) {
    Crew crew = Crew.of(Subject.IMAGES);
    crew.importRows("mouse", 3);
    crew.label(3);
    Desk desk = next(browse, screen, crew, crew.reviewer());
    String approved = desk.row();
    desk.choose("Approve");
    desk.page().waitForURL(url -> !url.contains(approved));
    String rejected = desk.row();
    desk.choose("Reject");
    Page page = desk.page();
    page.getByText("Wrong class").last().click();
    page.waitForURL(url -> !url.contains(rejected));
    desk.awaitSent();
    assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(screen.width);
    page.navigate("/my-work");
    assertThat(page.getByLabel("Decided today")).containsText("Approved");
    page.getByLabel("Decided today").getByText(key(crew, rejected)).click();
    assertThat(page.getByText("Review is done")).isVisible();
    assertThat(Desk.decisions(crew.auditor(), approved)).endsWith("label-approved");
    assertThat(Desk.decisions(crew.auditor(), rejected)).endsWith("label-rejected");
  }

  private static String key(Crew crew, String row) {
    return crew.auditor().http().get("/api/v1/data-rows/" + row).json().path("key").asString();
  }

  @ParameterizedTest
  @EnumSource(Screen.class)
  void aShapeIsDrawnInsideAnother(Screen screen, Browse browse) {
    Crew crew = Crew.of(Subject.SCENES);
    crew.importRows("shapes", 2);
    Desk desk = next(browse, screen, crew, crew.labeller());
    String row = desk.row();
    desk.drag(new double[] {40, 60}, new double[] {240, 260}, WIDTH);
    desk.drag(new double[] {100, 100}, new double[] {160, 160}, WIDTH);
    desk.choose("outline (polygon)");
    desk.click(80, 180, WIDTH).click(200, 180, WIDTH).click(200, 240, WIDTH);
    desk.press("Enter"); // ends the outline
    assertThat(desk.row()).isEqualTo(row);
    desk.decide("Enter");
    desk.awaitSent();
    JsonNode drawn = Desk.annotations(crew.auditor(), row);
    assertThat(drawn.valueStream().map(one -> one.path("type").asString()))
        .containsExactly("box", "box", "polygon");
  }

  @ParameterizedTest
  @EnumSource(Screen.class)
  void theAnswerOfFiftyIsFound(Screen screen, Browse browse) {
    Crew crew = Crew.of(Subject.ANIMALS);
    crew.importRows("fifty", 2);
    crew.label(1);
    Desk desk = next(browse, screen, crew, crew.reviewer());
    assertThat(desk.button("Zebra")).isInViewport();
    String row = desk.row();
    desk.press("c", "/");
    desk.page().keyboard().type("ferr");
    desk.press("Enter");
    assertThat(desk.button("Ferret").first()).isInViewport();
    desk.decide("Enter");
    desk.awaitSent();
    assertThat(Desk.annotations(crew.auditor(), row).path(0).path("value").asString())
        .isEqualTo("Ferret");
  }
}
