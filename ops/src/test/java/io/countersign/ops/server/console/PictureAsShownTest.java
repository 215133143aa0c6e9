package io.countersign.ops.server.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.countersign.modelrunner.image.ImageSamples;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.server.console.browser.Browse;
import io.countersign.ops.server.console.browser.Crew;
import io.countersign.ops.server.console.browser.Desk;
import io.countersign.ops.server.console.browser.Subject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is drawn on a picture is drawn on the picture that is shown. */
@ConsoleTest
class PictureAsShownTest {
  private static final double WIDTH = 200;
  private static final String SIZE =
      "async image => { await image.decode(); return [image.naturalWidth, image.naturalHeight]; }";

  @Test
  void aBoxInTheLowerPartOfATurnedJpegIsSaved(Browse browse) {
    Crew crew = Crew.of(Subject.SCENES);
    bring(crew, "turned.jpg", ImageSamples.jpeg(400, 200, 6));
    Desk desk = Desk.next(browse, crew, crew.labeller());
    String row = desk.row();
    assertThat(desk.page().locator("img").evaluate(SIZE)).isEqualTo(List.of(200, 400));
    requireUpperLeft(desk, 0x0000ff);
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
    requireShown(browse, crew, 0xff0000);
    Crew press = Crew.of(Subject.SCENES);
    bring(press, "2.jpg", ImageSamples.file(ImageSamples.CMYK));
    requireShown(browse, press, 0x00ffff);
  }

  private static void requireShown(Browse browse, Crew crew, int colour) {
    requireUpperLeft(Desk.next(browse, crew, crew.labeller()), colour);
  }

  /** In the middle of the upper left quarter. */
  private static void requireUpperLeft(Desk desk, int colour) {
    desk.page().locator("img").evaluate(SIZE);
    BufferedImage seen = picture(desk.page().locator("img").screenshot());
    int found = seen.getRGB(seen.getWidth() / 4, seen.getHeight() / 4);
    for (int shift = 0; shift <= 16; shift += 8) {
      assertThat((found >> shift) & 0xff)
          .as("%06x", found & 0xffffff)
          .isCloseTo((colour >> shift) & 0xff, within(8));
    }
  }

  private static BufferedImage picture(byte[] png) {
    try {
      return ImageIO.read(new ByteArrayInputStream(png));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
