package io.countersign.ops.server.batches;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.modelrunner.image.ImageSamples;
import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A project of images takes all kinds, and everybody sees the same picture. */
class EveryImageKindTest {
  private static final String BOXES =
      """
      "ontology":{"annotations":[{"name":"thing","type":"box","required":false}]},
      "review":{"flow":"staged-review","stages":[{"name":"review","group":"reviewers","share":1.0}],
        "maxRounds":2,"claimMinutes":30,"rejectionReasons":["WRONG_CLASS"]}
      """;

  private static final Map<String, byte[]> KINDS = new LinkedHashMap<>();

  static {
    for (String format : List.of("jpeg", "png", "gif", "bmp", "tiff")) {
      KINDS.put("image/" + format, ImageSamples.of(format));
    }
    KINDS.put("image/webp", ImageSamples.file(ImageSamples.LOSSY));
  }

  @Test
  void aProjectOfOneKindTakesAllOfThem() {
    Staff images = Staff.of("image/jpeg", Staff.POLICY);
    assertThat(images.manager().get(images.path("")).json().path("mediaType").asString())
        .isEqualTo("image/*");
    List<String> lines = new ArrayList<>();
    KINDS.forEach((type, bytes) -> lines.add(line(type, bytes)));
    ImportTest.requireCounts(images.importLines("kinds", String.join("\n", lines)), 6, 6, 0, 0);

    for (int i = 0; i < KINDS.size(); i++) {
      JsonNode task = images.claimNext(images.labeller()).json();
      JsonNode content = task.path("content");
      String type = content.path("mediaType").asString();
      assertThat(content.path("width").asInt()).as(type).isEqualTo(64);
      assertThat(content.path("height").asInt()).as(type).isEqualTo(32);
      String path = "/api/v1/data-rows/" + task.path("dataRow").asString() + "/content";
      Answer shown = images.labeller().get(path);
      assertThat(shown.status()).as(shown.body()).isEqualTo(200);
      assertThat(shown.header("Content-Type"))
          .contains(type.equals("image/tiff") ? "image/png" : type);
      assertThat(shown.header("X-Content-Type-Options")).contains("nosniff");
      Answer original = images.labeller().get(path + "?download=true");
      assertThat(original.header("Content-Type")).contains(type);
      assertThat(original.header("ETag")).isNotEqualTo(shown.header("ETag"));
    }
  }

  @Test
  void aBoxIsCheckedAgainstThePictureAsItIsShown() {
    Staff images = Staff.of("image/*", BOXES);
    String line = line("turned", ImageSamples.jpeg(400, 200, 6));
    ImportTest.requireCounts(images.importLines("turned", line), 1, 1, 0, 0);
    JsonNode task = images.claimNext(images.labeller()).json();
    assertThat(task.path("content").path("width").asInt()).isEqualTo(200);
    assertThat(task.path("content").path("height").asInt()).isEqualTo(400);

    String submit = "/api/v1/tasks/" + task.path("id").asString() + "/submit";
    Answer outside = images.labeller().post(submit, box(220, 20, 160, 160));
    assertThat(outside.status()).as(outside.body()).isEqualTo(422);
    Answer fits = images.labeller().post(submit, box(20, 220, 160, 160));
    assertThat(fits.status()).as(fits.body()).isEqualTo(200);
  }

  @Test
  void aNameSaysNothingAboutAFile() {
    Staff images = Staff.of("image/*", Staff.POLICY);
    byte[] tiff = ImageSamples.of("tiff");
    List<String> lines =
        List.of(
            line("webp.png", ImageSamples.file(ImageSamples.LOSSLESS)),
            line("cut.jpg", Arrays.copyOf(ImageSamples.of("jpeg"), 600)),
            line("cut.tiff", Arrays.copyOf(tiff, tiff.length / 2)),
            line("page.jpg", "<html></html>".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    Answer answer = images.importLines("names", String.join("\n", lines));
    ImportTest.requireCounts(answer, 4, 1, 0, 3);
    String batch = answer.json().path("id").asString();
    String failures = images.manager().get("/api/v1/batches/" + batch + "/failures").body();
    assertThat(failures.lines().map(one -> Http.JSON.readTree(one).path("code").asString()))
        .containsExactly("IMAGE_UNREADABLE", "IMAGE_UNREADABLE", "IMAGE_WRONG_TYPE");
  }

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private static String line(String name, byte[] bytes) {
    return "{\"key\":\"%s-%d\",\"image\":\"data:image/png;base64,%s\"}"
        .formatted(name, NUMBER.getAndIncrement(), Base64.getEncoder().encodeToString(bytes));
  }

  private static String box(int x, int y, int width, int height) {
    return ("{\"annotations\":[{\"name\":\"thing\",\"type\":\"box\",\"box\":"
            + "{\"x\":%d,\"y\":%d,\"width\":%d,\"height\":%d}}]}")
        .formatted(x, y, width, height);
  }
}
