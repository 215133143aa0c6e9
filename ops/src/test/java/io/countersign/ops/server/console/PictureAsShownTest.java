package io.countersign.ops.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.modelrunner.image.ImageSamples;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.server.console.browser.Browse;
import io.countersign.ops.server.console.browser.Crew;
import io.countersign.ops.server.console.browser.Desk;
import io.countersign.ops.server.console.browser.Subject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is drawn on a picture is drawn on the picture that is shown. */
@ConsoleTest
class PictureAsShownTest {
  private static final double WIDTH = 200;
  private static final String SIZE =
      "async image => { await image.decode(); return [image.naturalWidth, image.naturalHeight]; }";

  /** Red, green, blue of the pixel in the middle of the upper left quarter. */
  private static final String COLOUR =
      """
      async image => {
        await image.decode();
        const pen = new OffscreenCanvas(64, 32).getContext('2d');
        pen.drawImage(image, 0, 0, 64, 32);
        return [...pen.getImageData(16, 8, 1, 1).data.slice(0, 3)];
      }
      """;

  @Test
  void aBoxInTheLowerPartOfATurnedJpegIsSaved(Browse browse) {
    Crew crew = Crew.of(Subject.SCENES);
    bring(crew, "turned.jpg", ImageSamples.jpeg(400, 200, 6));
    Desk desk = Desk.next(browse, crew, crew.labeller());
    String row = desk.row();
    assertThat(desk.page().locator("img").evaluate(SIZE)).isEqualTo(List.of(200, 400));
    desk.drag(new double[] {20, 220}, new double[] {180, 380}, WIDTH);
    browse.keep(desk.page(), "task-turned");
    desk.decide("s");
    desk.awaitSent();
    JsonNode drawn = Desk.annotations(crew.auditor(), row);
    assertThat(drawn.path(0).path("box").toString())
        .isEqualTo("{\"x\":20.0,\"y\":220.0,\"width\":160.0,\"height\":160.0}");
  }

  @Test
  void whatNoBrowserShowsIsShownInItsColours(Browse browse) {
    Crew crew = Crew.of(Subject.SCENES);
    bring(crew, "1.tiff", ImageSamples.of("tiff"));
    requireShown(browse, crew, List.of(255, 0, 0));
    Crew press = Crew.of(Subject.SCENES);
    bring(press, "2.jpg", ImageSamples.file(ImageSamples.CMYK));
    requireShown(browse, press, List.of(0, 255, 255));
  }

  private static void requireShown(Browse browse, Crew crew, List<Integer> expected) {
    Desk desk = Desk.next(browse, crew, crew.labeller());
    List<?> shown = (List<?>) desk.page().locator("img").evaluate(COLOUR);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(((Number) shown.get(i)).intValue())
          .as("channel %d of %s", i, shown)
          .isBetween(expected.get(i) - 8, expected.get(i) + 8);
    }
  }

  private static void bring(Crew crew, String key, byte[] bytes) {
    String line =
        "{\"key\":\"%s\",\"image\":\"data:image/jpeg;base64,%s\"}"
            .formatted(key, Base64.getEncoder().encodeToString(bytes));
    Answer answer =
        crew.manager()
            .http()
            .send(
                "POST",
                crew.api("/batches?name=pictures"),
                "application/x-ndjson",
                BodyPublishers.ofString(line));
    assertThat(answer.json().path("registered").asInt()).as(answer.body()).isEqualTo(1);
  }
}
