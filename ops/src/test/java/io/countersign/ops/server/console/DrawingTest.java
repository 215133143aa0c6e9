package io.countersign.ops.server.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import io.countersign.ops.server.console.browser.Browse;
import io.countersign.ops.server.console.browser.Crew;
import io.countersign.ops.server.console.browser.Desk;
import io.countersign.ops.server.console.browser.Subject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Boxes, outlines and marks are stored exactly as they were drawn. */
@ConsoleTest
class DrawingTest {
  private static final double WIDTH = 480;

  private static Crew scenes;
  private static Crew texts;

  @BeforeAll
  static void somethingToDrawOn() {
    scenes = Crew.of(Subject.SCENES);
    scenes.importRows("scene", 8);
    texts = Crew.of(Subject.TEXTS);
    texts.importRows("message", 8);
  }

  @Test
  void aBoxAndAnOutlineDrawnByPointer(Browse browse) {
    Desk desk = Desk.next(browse, scenes, scenes.labeller());
    String row = desk.row();
    desk.drag(new double[] {40, 60}, new double[] {160, 140}, WIDTH);
    desk.press("2");
    desk.click(300, 80, WIDTH).click(380, 120, WIDTH).click(340, 200, WIDTH);
    desk.press("Enter");
    browse.expectAccessible(desk.page());
    browse.keep(desk.page(), "task-shapes");
    desk.decide("s");
    desk.awaitSent();
    JsonNode drawn = Desk.annotations(scenes.auditor(), row);
    assertThat(drawn.path(0).path("box").toString())
        .isEqualTo("{\"x\":40.0,\"y\":60.0,\"width\":120.0,\"height\":80.0}");
    assertThat(drawn.path(1).path("polygon").toString())
        .isEqualTo("[[300.0,80.0],[380.0,120.0],[340.0,200.0]]");
  }

  @Test
  void aBoxDrawnMovedResizedAndUndoneByKeyboard(Browse browse) {
    Desk desk = Desk.next(browse, scenes, scenes.otherLabeller());
    String row = desk.row();
    desk.press("d", "Space").press("Control+ArrowRight", 3).press("Control+ArrowDown", 2);
    desk.press("Enter", "ArrowLeft", "ArrowLeft", "Shift+ArrowDown");
    desk.press("Control+z", "Control+Shift+z");
    desk.press("d", "Space", "Control+ArrowLeft", "Control+ArrowUp", "Space", "Delete");
    desk.press("Control+z", "Control+z");
    desk.decide("s");
    desk.awaitSent();
    JsonNode drawn = Desk.annotations(scenes.auditor(), row);
    assertThat(drawn.size()).isEqualTo(1);
    assertThat(drawn.path(0).path("box").toString())
        .isEqualTo("{\"x\":238.0,\"y\":160.0,\"width\":30.0,\"height\":21.0}");
  }

  @Test
  void shapesAreBegunInsideOthersAndHeldWithTheirOwnTool(Browse browse) {
    Desk desk = Desk.next(browse, scenes, scenes.otherLabeller());
    String row = desk.row();
    desk.drag(new double[] {40, 60}, new double[] {240, 260}, WIDTH);
    desk.drag(new double[] {100, 100}, new double[] {140, 140}, WIDTH);
    desk.drag(new double[] {140, 140}, new double[] {160, 160}, WIDTH); // at a corner of the last
    desk.choose("outline (polygon)"); // which keeps the keyboard
    desk.click(80, 180, WIDTH).click(200, 180, WIDTH).click(200, 240, WIDTH);
    desk.press("Enter");
    assertThat(desk.page().getByText("3 corners")).isVisible();
    assertThat(desk.row()).isEqualTo(row);
    desk.page().keyboard().down("Control");
    desk.drag(new double[] {120, 120}, new double[] {130, 125}, WIDTH);
    desk.page().keyboard().up("Control");
    desk.press("v").drag(new double[] {50, 70}, new double[] {60, 75}, WIDTH);
    desk.click(300, 300, WIDTH).press("Delete"); // nothing is selected any more
    desk.decide("Enter");
    desk.awaitSent();
    JsonNode drawn = Desk.annotations(scenes.auditor(), row);
    assertThat(drawn.valueStream().map(one -> one.path("box").toString()))
        .contains(
            "{\"x\":50.0,\"y\":65.0,\"width\":200.0,\"height\":200.0}",
            "{\"x\":110.0,\"y\":105.0,\"width\":40.0,\"height\":40.0}",
            "{\"x\":140.0,\"y\":140.0,\"width\":20.0,\"height\":20.0}");
    assertThat(drawn.path(3).path("polygon").toString())
        .isEqualTo("[[80.0,180.0],[200.0,180.0],[200.0,240.0]]");
  }

  @Test
  void marksAreCountedInCodePoints(Browse browse) {
    Desk desk = Desk.next(browse, texts, texts.labeller());
    Page page = desk.page();
    String row = desk.row();
    desk.press("1", "q", "1", "d", "Space", "Control+ArrowRight", "Space");
    desk.press("2", "d", "ArrowDown", "Control+ArrowRight", "Space", "Control+ArrowRight", "Enter");
    assertThat(page.locator("[data-name=place]")).isVisible();
    browse.expectAccessible(page);
    browse.keep(page, "task-marks");
    desk.decide("s");
    desk.awaitSent();
    JsonNode said = Desk.annotations(texts.auditor(), row);
    String text = texts.auditor().http().get("/api/v1/data-rows/" + row + "/content").body();
    assertThat(marked(text, said, "person")).isEqualTo(text.substring(0, text.indexOf(' ')));
    assertThat(marked(text, said, "place")).isEqualTo("was");
    assertThat(said.toString()).contains("\"value\":\"delivery\"");
  }

  @Test
  void marksByPointerTakeWholeWordsAndMoveNoLetter(Browse browse) {
    Desk desk = Desk.next(browse, texts, texts.otherLabeller());
    Page page = desk.page();
    String row = desk.row();
    BoundingBox later = desk.word("due");
    desk.press("1", "q", "1").dragOver("asks", "when");
    assertThat(page.locator("[data-name=person]")).isVisible();
    desk.press("2").dragOver("when", "arrives");
    page.keyboard().down("Alt");
    desk.dragOver("Mo", "nd");
    page.keyboard().up("Alt");
    assertThat(page.getByText("“on”")).isVisible();
    assertThat(page.getByText("“asks when”")).isVisible();
    assertThat(page.getByText(Pattern.compile("“when parcel \\d+ arrives”"))).isVisible();
    assertThat(desk.word("due")).usingRecursiveComparison().isEqualTo(later);
    browse.keep(page, "task-marks-overlap");
    desk.decide("s");
    desk.awaitSent();
    String text = texts.auditor().http().get("/api/v1/data-rows/" + row + "/content").body();
    assertThat(marked(text, Desk.annotations(texts.auditor(), row), "person"))
        .isEqualTo("asks when");
  }

  private static String marked(String text, JsonNode annotations, String name) {
    JsonNode span =
        annotations
            .valueStream()
            .filter(one -> one.path("name").asString().equals(name))
            .findFirst()
            .orElseThrow()
            .path("span");
    int from = text.offsetByCodePoints(0, span.path("start").asInt());
    return text.substring(from, text.offsetByCodePoints(0, span.path("end").asInt()));
  }

  @Test
  void unfinishedWorkOutlivesAReload(Browse browse) {
    Desk desk = Desk.next(browse, texts, texts.otherLabeller());
    String task = desk.task();
    desk.press("d", "Space", "Control+ArrowRight", "Space");
    assertThat(desk.page().locator("[data-name=person]")).isVisible();
    desk.page().reload();
    desk.awaitRow();
    assertThat(desk.task()).isEqualTo(task);
    assertThat(desk.page().locator("[data-name=person]")).isVisible();
    desk.press("s");
    assertThat(desk.page().getByText("This is required.")).isVisible();
  }
}
