package io.countersign.modelrunner.image.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.countersign.modelrunner.image.ImageSamples;
import io.countersign.modelrunner.image.file.ImageUnreadableException.Fault;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ImageFileTest {
  private static final long MOST = 50_000_000;
  private static final long SEED = Long.getLong("test.seed", 1);
  private static final long MEBIBYTE = 1 << 20;

  private static final int RED = 0xff0000;
  private static final int GREEN = 0x00ff00;
  private static final int BLUE = 0x0000ff;
  private static final int WHITE = 0xffffff;

  /** Each upright, 64 by 32, with red, green, blue and white in its quarters. */
  private static Map<String, byte[]> upright() {
    Map<String, byte[]> samples = new LinkedHashMap<>();
    for (String format : List.of("jpeg", "png", "gif", "bmp", "tiff")) {
      samples.put(format, ImageSamples.of(format));
    }
    samples.put("png of 16 bits", ImageSamples.deep("png"));
    samples.put("tiff of 16 bits", ImageSamples.deep("tiff"));
    samples.put("png with a palette", ImageSamples.palette("png"));
    samples.put("bmp with a palette", ImageSamples.palette("bmp"));
    samples.put("tiff with a palette", ImageSamples.palette("tiff"));
    for (String compression : List.of("LZW", "Deflate", "PackBits", "JPEG")) {
      samples.put("tiff with " + compression, ImageSamples.tiff(compression));
    }
    samples.put("gif of two", ImageSamples.gifOfTwo());
    samples.put("webp", ImageSamples.file(ImageSamples.LOSSY));
    samples.put("lossless webp", ImageSamples.file(ImageSamples.LOSSLESS));
    samples.put("webp of two", ImageSamples.file(ImageSamples.ANIMATED));
    return samples;
  }

  static Stream<Arguments> samples() {
    return upright().entrySet().stream().map(one -> Arguments.of(one.getKey(), one.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void readsEveryKind(String name, byte[] bytes) throws Exception {
    ImageFile file = ImageFile.of(bytes, MOST);

    assertThat(file.kind().toString())
        .isEqualToIgnoringCase(name.replaceAll(".*(webp)$| .*", "$1"));
    assertThat(file.width()).isEqualTo(64);
    assertThat(file.height()).isEqualTo(32);
    requireQuarters(file.picture(1), RED, GREEN, BLUE, WHITE);
    file.check();
    requireQuarters(shown(file), RED, GREEN, BLUE, WHITE);
  }

  @ParameterizedTest
  @CsvSource({
    "1, ff0000, 00ff00, 0000ff, ffffff",
    "2, 00ff00, ff0000, ffffff, 0000ff",
    "3, ffffff, 0000ff, 00ff00, ff0000",
    "4, 0000ff, ffffff, ff0000, 00ff00",
    "5, ff0000, 0000ff, 00ff00, ffffff",
    "6, 0000ff, ff0000, ffffff, 00ff00",
    "7, ffffff, 00ff00, 0000ff, ff0000",
    "8, 00ff00, ffffff, ff0000, 0000ff"
  })
  void turnsThePictureAsItIsShown(int orientation, String a, String b, String c, String d)
      throws Exception {
    int[] colours = Stream.of(a, b, c, d).mapToInt(text -> Integer.parseInt(text, 16)).toArray();
    for (byte[] bytes :
        List.of(ImageSamples.jpeg(64, 32, orientation), ImageSamples.tiff(orientation))) {
      ImageFile file = ImageFile.of(bytes, MOST);

      assertThat(file.width()).isEqualTo(orientation < 5 ? 64 : 32);
      assertThat(file.height()).isEqualTo(orientation < 5 ? 32 : 64);
      requireQuarters(file.picture(1), colours);
      requireQuarters(file.picture(2), colours);
    }
  }

  @Test
  void turnsWebpAndLeavesThatToNoBrowser() throws Exception {
    ImageFile file = ImageFile.of(ImageSamples.file(ImageSamples.TURNED), MOST);

    assertThat(file.width()).isEqualTo(32);
    assertThat(file.height()).isEqualTo(64);
    assertThat(file.isShownAlike()).isFalse();
    requireQuarters(shown(file), BLUE, RED, WHITE, GREEN);
  }

  @Test
  void aJpegOfInksIsShownInTheirColours() throws Exception {
    ImageFile file = ImageFile.of(ImageSamples.file(ImageSamples.CMYK), MOST);

    assertThat(file.isShownAlike()).isFalse();
    requireQuarters(file.picture(1), 0x00ffff, 0xff00ff, 0xffff00, 0x7f7f7f);
    requireQuarters(shown(file), 0x00ffff, 0xff00ff, 0xffff00, 0x7f7f7f);
  }

  @Test
  void onlyWhatBrowsersShowAlikeNeedsNoRendition() throws Exception {
    for (Map.Entry<String, byte[]> sample : upright().entrySet()) {
      String name = sample.getKey();
      boolean other = name.startsWith("tiff") || name.endsWith("of two");
      assertThat(ImageFile.of(sample.getValue(), MOST).isShownAlike()).as(name).isEqualTo(!other);
    }
    assertThat(ImageFile.of(ImageSamples.jpeg(64, 32, 6), MOST).isShownAlike()).isTrue();
  }

  @Test
  void aLargeRenditionIsAJpeg() throws Exception {
    BufferedImage noise = new BufferedImage(1_500, 1_500, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(SEED);
    for (int i = 0; i < 1_500 * 1_500; i++) {
      noise.setRGB(i % 1_500, i / 1_500, random.nextInt());
    }
    ImageFile file = ImageFile.of(ImageSamples.written(noise, "tiff"), MOST);

    Rendition rendition = file.rendition();

    assertThat(rendition.mediaType()).isEqualTo("image/jpeg");
    assertThat(rendition.bytes().length).isLessThan(8_000_000);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void refusesAFileThatBreaksOff(String name, byte[] bytes) {
    byte[] cut = Arrays.copyOf(bytes, bytes.length / 2);
    assertThatThrownBy(
            () -> {
              ImageFile file = ImageFile.of(cut, MOST);
              file.check();
            })
        .isInstanceOfSatisfying(
            ImageUnreadableException.class,
            refused -> assertThat(refused.fault()).isEqualTo(Fault.BROKEN));
  }

  @Test
  void refusesByItsHeaderWhatSaysItIsHuge() {
    Map<String, byte[]> huge = new LinkedHashMap<>();
    huge.put("png", patched(ImageSamples.of("png"), 16, 4, ByteOrder.BIG_ENDIAN));
    huge.put("bmp", patched(ImageSamples.of("bmp"), 18, 4, ByteOrder.LITTLE_ENDIAN));
    huge.put("gif", patched(ImageSamples.of("gif"), 6, 2, ByteOrder.LITTLE_ENDIAN));
    byte[] jpeg = ImageSamples.of("jpeg");
    int frame = new String(jpeg, StandardCharsets.ISO_8859_1).indexOf("\u00ff\u00c0");
    huge.put("jpeg", patched(jpeg, frame + 5, 2, ByteOrder.BIG_ENDIAN));
    huge.put("tiff", tiff(256, 60_000, 257, 60_000));
    huge.put("tile of a tiff", tiff(256, 10, 257, 10, 322, 60_000, 323, 60_000));
    byte[] webp = ImageSamples.file(ImageSamples.LOSSLESS);
    Arrays.fill(webp, 21, 24, (byte) 0xff);
    webp[24] = 0x0f;
    huge.put("webp", webp);
    huge.forEach(
        (name, bytes) -> {
          long before = allocated();
          assertThatThrownBy(() -> ImageFile.of(bytes, MOST))
              .as(name)
              .isInstanceOfSatisfying(
                  ImageUnreadableException.class,
                  refused ->
                      assertThat(refused.fault())
                          .as(name)
                          .isEqualTo(name.equals("bmp") ? Fault.BROKEN : Fault.TOO_LARGE));
          assertThat(allocated() - before).as(name).isLessThan(MEBIBYTE);
        });
  }

  @Test
  void refusesAWebpWhosePictureIsLargerThanItSays() {
    byte[] bytes = ImageSamples.file(ImageSamples.TURNED);
    int picture = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("VP8L");
    Arrays.fill(bytes, picture + 9, picture + 12, (byte) 0xff);

    assertThatThrownBy(() -> ImageFile.of(bytes, MOST))
        .isInstanceOf(ImageUnreadableException.class)
        .hasMessageContaining("another size than it says");
  }

  @Test
  void knowsAFileByItsBytesOnly() throws Exception {
    for (String text : List.of("", "<svg/>", "BMW is a car maker", "%PDF-1.7", "RIFF....WAVE")) {
      byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
      assertThatThrownBy(() -> ImageFile.of(bytes, MOST))
          .as(text)
          .isInstanceOfSatisfying(
              ImageUnreadableException.class,
              refused -> assertThat(refused.fault()).isEqualTo(Fault.UNKNOWN_KIND));
    }
  }

  /** Whatever the bytes are: an image, or a refusal; and no more memory than a picture takes. */
  @Test
  void bytesThatWereChangedAtRandomDoNoHarm() {
    Random random = new Random(SEED);
    for (Map.Entry<String, byte[]> sample : upright().entrySet()) {
      for (int i = 0; i < 40; i++) {
        byte[] bytes = changed(sample.getValue(), random);
        long before = allocated();
        Throwable thrown =
            catchThrowable(
                () -> {
                  ImageFile file = ImageFile.of(bytes, 1_000_000);
                  file.check();
                  file.rendition();
                });
        String what = sample.getKey() + " changed, seed " + SEED + ", " + i;
        assertThat(thrown == null || thrown instanceof ImageUnreadableException)
            .as(what + ": " + thrown)
            .isTrue();
        assertThat(allocated() - before).as(what).isLessThan(128 * MEBIBYTE);
      }
    }
  }

  private static byte[] changed(byte[] bytes, Random random) {
    byte[] changed = bytes.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      int near = random.nextBoolean() ? Math.min(200, changed.length) : changed.length;
      changed[random.nextInt(near)] = (byte) (random.nextInt(3) == 0 ? 0xff : random.nextInt());
    }
    return changed;
  }

  private static byte[] patched(byte[] bytes, int at, int size, ByteOrder order) {
    ByteBuffer file = ByteBuffer.wrap(bytes.clone()).order(order);
    for (int i = 0; i < 2; i++) {
      if (size == 2) {
        file.putShort(at + 2 * i, (short) 60_000);
      } else {
        file.putInt(at + 4 * i, 60_000);
      }
    }
    return file.array();
  }

  private static byte[] tiff(int... tagsAndNumbers) {
    ByteBuffer file = ByteBuffer.allocate(128).put("MM\0*".getBytes(StandardCharsets.US_ASCII));
    file.putInt(8).putShort((short) (tagsAndNumbers.length / 2));
    for (int i = 0; i < tagsAndNumbers.length; i += 2) {
      file.putShort((short) tagsAndNumbers[i]).putShort((short) 4).putInt(1);
      file.putInt(tagsAndNumbers[i + 1]);
    }
    return file.array();
  }

  private static BufferedImage shown(ImageFile file) throws Exception {
    Rendition rendition = file.rendition();
    assertThat(ImageFile.of(rendition.bytes(), MOST).isShownAlike()).isTrue();
    return ImageIO.read(new ByteArrayInputStream(rendition.bytes()));
  }

  private static void requireQuarters(BufferedImage image, int... colours) throws IOException {
    for (int i = 0; i < colours.length; i++) {
      int x = image.getWidth() / 4 + i % 2 * image.getWidth() / 2;
      int y = image.getHeight() / 4 + i / 2 * image.getHeight() / 2;
      int found = image.getRGB(x, y);
      for (int shift = 0; shift <= 16; shift += 8) {
        assertThat((found >> shift) & 0xff)
            .as("quarter %d is %06x", i, found & 0xffffff)
            .isBetween(((colours[i] >> shift) & 0xff) - 8, ((colours[i] >> shift) & 0xff) + 8);
      }
    }
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }
}
