package io.countersign.ops.server.batches;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Images on their way in, and what only says that it is one. */
class ImageImportTest {
  @Test
  void takesImagesForWhatTheyAre() throws IOException {
    Staff images = Staff.of("image/*", Staff.POLICY);
    byte[] png = png(8, 6);
    List<String> lines = new ArrayList<>();
    lines.add(image("good", png));
    lines.add(image("lying", lying(png, 60_000, 60_000)));
    lines.add(image("small-lie", lying(png, 9, 600)));
    lines.add(image("cut", Arrays.copyOf(png, png.length / 2)));
    lines.add(image("text", "hello".getBytes(StandardCharsets.UTF_8)));
    lines.add("{\"key\":\"path\",\"image\":\"pictures/1.png\"}");
    lines.add("{\"key\":\"url\",\"image\":\"http://169.254.169.254/latest\"}");
    lines.add("{\"key\":\"hash\",\"image\":\"" + "0".repeat(64) + "\"}");
    lines.add("{\"key\":\"base64\",\"image\":\"data:image/png;base64,%%%\"}");
    Answer answer = images.importLines("images", String.join("\n", lines));
    ImportTest.requireCounts(answer, 9, 1, 0, 8);
    String batch = answer.json().path("id").asString();
    String failures = images.manager().get("/api/v1/batches/" + batch + "/failures").body();
    assertThat(failures.lines().map(line -> Http.JSON.readTree(line).path("code").asString()))
        .containsExactly(
            "IMAGE_TOO_LARGE",
            "IMAGE_UNREADABLE",
            "IMAGE_UNREADABLE",
            "IMAGE_WRONG_TYPE",
            "PATH_NOT_ALLOWED",
            "URL_NOT_ALLOWED",
            "CONTENT_NOT_FOUND",
            "DATA_URI_INVALID");
    JsonNode task = images.claimNext(images.labeller()).json();
    assertThat(task.path("content").path("width").asInt()).isEqualTo(8);
    assertThat(task.path("content").path("height").asInt()).isEqualTo(6);
  }

  private static String image(String key, byte[] bytes) {
    String base64 = Base64.getEncoder().encodeToString(bytes);
    return "{\"key\":\"" + key + "\",\"image\":\"data:image/png;base64," + base64 + "\"}";
  }

  private static byte[] png(int width, int height) throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY), "png", png);
    return png.toByteArray();
  }

  /** The same image with another size in its header, and the right checksum over that. */
  private static byte[] lying(byte[] png, int width, int height) {
    byte[] lying = png.clone();
    ByteBuffer.wrap(lying).putInt(16, width).putInt(20, height);
    CRC32 crc = new CRC32();
    crc.update(lying, 12, 17);
    ByteBuffer.wrap(lying).putInt(29, (int) crc.getValue());
    return lying;
  }
}
