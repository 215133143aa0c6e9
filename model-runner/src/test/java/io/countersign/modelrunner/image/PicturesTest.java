package io.countersign.modelrunner.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.countersign.modelrunner.image.file.ImageUnreadableException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PicturesTest {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final long MEBIBYTE = 1 << 20;

  @Test
  void keepsGreyValuesAsTheyAreStored() throws Exception {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setDataElements(0, 0, 2, 1, new byte[] {10, (byte) 200});

    Picture picture = Pictures.decode(file(image, "png"), 2, 1);

    assertThat(picture.grey()).containsExactly(10, 200);
    assertThat(picture.colour(2)).containsExactly(10, 200);
  }

  @Test
  void readsColoursFromPngAndJpeg() throws Exception {
    BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 64; i++) {
      image.setRGB(i % 8, i / 8, 0xff8000);
    }

    Picture png = Pictures.decode(file(image, "png"), 8, 8);
    Picture jpeg = Pictures.decode(file(image, "jpeg"), 8, 8);

    assertThat(png.colour(0)[5]).isEqualTo(255);
    assertThat(png.colour(1)[5]).isEqualTo(128);
    assertThat(png.colour(2)[5]).isZero();
    assertThat(jpeg.colour(0)[5]).isBetween(250f, 255f);
    assertThat(jpeg.colour(2)[5]).isBetween(0f, 5f);
  }

  @Test
  void refusesAPngThatSaysItIsHugeBeforeTakingMemoryForIt() throws Exception {
    byte[] lying = png(60_000, 60_000, false, new byte[0]);
    warmUp();

    long before = allocated();
    assertThatThrownBy(() -> Pictures.decode(lying, 28, 28))
        .isInstanceOf(ImageUnreadableException.class)
        .hasMessageContaining("60000 x 60000 pixels");
    assertThat(allocated() - before).isLessThan(16 * MEBIBYTE);
  }

  @Test
  void refusesAJpegThatSaysItIsHuge() throws Exception {
    byte[] jpeg = file(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "jpeg");
    int frame = indexOf(jpeg, (byte) 0xff, (byte) 0xc0);
    Arrays.fill(jpeg, frame + 5, frame + 9, (byte) 0xea);

    assertThatThrownBy(() -> Pictures.decode(jpeg, 28, 28))
        .isInstanceOf(ImageUnreadableException.class)
        .hasMessageContaining("60138 x 60138 pixels");
  }

  @Test
  void doesNotInflateTextsInsideAPng() throws Exception {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    bomb.write("Comment\0\0".getBytes(StandardCharsets.US_ASCII));
    bomb.write(deflated(new byte[(int) (64 * MEBIBYTE)]));
    warmUp();

    for (boolean palette : new boolean[] {false, true}) {
      byte[] file = png(1, 1, palette, bomb.toByteArray());
      long before = allocated();
      Picture picture = Pictures.decode(file, 1, 1);

      assertThat(picture.grey()[0]).isEqualTo(7, offset(1e-3f));
      assertThat(allocated() - before).isLessThan(8 * MEBIBYTE);
    }
  }

  @Test
  void refusesWhatIsNoPicture() throws Exception {
    byte[] whole = file(new BufferedImage(50, 50, BufferedImage.TYPE_INT_RGB), "png");
    byte[] cut = Arrays.copyOf(whole, whole.length / 2);

    assertThatThrownBy(() -> Pictures.decode(cut, 28, 28))
        .isInstanceOf(ImageUnreadableException.class)
        .hasMessageContaining("broken");
    for (byte[] bytes :
        new byte[][] {
          {}, PNG, "<svg/>".getBytes(StandardCharsets.US_ASCII), {'G', 'I', 'F', '8'}
        }) {
      assertThatThrownBy(() -> Pictures.decode(bytes, 28, 28))
          .isInstanceOf(ImageUnreadableException.class);
    }
  }

  @Test
  void thinsOutLargePicturesWhileReading() throws Exception {
    BufferedImage image = new BufferedImage(2_400, 2_000, BufferedImage.TYPE_BYTE_GRAY);

    Picture picture = Pictures.decode(file(image, "png"), 28, 28);

    assertThat(picture.width()).isBetween(56, 120);
    assertThat(picture.height()).isBetween(56, 120);
  }

  @Test
  void resizesAsPillowDoes() {
    float[] plane = new float[35];
    for (int i = 0; i < plane.length; i++) {
      plane[i] = 7 * i;
    }

    assertThat(Resampling.resize(plane, 7, 5, 3, 2)).containsExactly(55, 70, 85, 153, 168, 183);
    float[] larger = Resampling.resize(plane, 7, 5, 10, 8);
    assertThat(Arrays.copyOf(larger, 4))
        .containsExactly(new float[] {0, 3.85f, 8.75f, 13.65f}, offset(1e-4f));
    assertThat(larger[79]).isEqualTo(238, offset(1e-4f));
  }

  private static byte[] file(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return out.toByteArray();
  }

  /** A grey PNG whose header says what it likes; it holds one pixel, and a text if there is one. */
  private static byte[] png(int width, int height, boolean palette, byte[] compressedText)
      throws IOException {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    DataOutputStream fields = new DataOutputStream(header);
    fields.writeInt(width);
    fields.writeInt(height);
    fields.write(new byte[] {8, (byte) (palette ? 3 : 0), 0, 0, 0});
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(PNG);
    chunk(file, "IHDR", header.toByteArray());
    if (palette) {
      byte[] colours = new byte[3 * 256];
      Arrays.fill(colours, 21, 24, (byte) 7);
      chunk(file, "PLTE", colours);
    }
    if (compressedText.length > 0) {
      chunk(file, "zTXt", compressedText);
    }
    chunk(file, "IDAT", deflated(new byte[] {0, 7}));
    chunk(file, "IEND", new byte[0]);
    return file.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream file, String type, byte[] data)
      throws IOException {
    DataOutputStream out = new DataOutputStream(file);
    CRC32 crc = new CRC32();
    crc.update(type.getBytes(StandardCharsets.US_ASCII));
    crc.update(data);
    out.writeInt(data.length);
    out.writeBytes(type);
    out.write(data);
    out.writeInt((int) crc.getValue());
  }

  private static byte[] deflated(byte[] data) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater =
        new DeflaterOutputStream(out, new Deflater(Deflater.BEST_COMPRESSION))) {
      deflater.write(data);
    }
    return out.toByteArray();
  }

  private static int indexOf(byte[] bytes, byte first, byte second) {
    int at = 0;
    while (bytes[at] != first || bytes[at + 1] != second) {
      at++;
    }
    return at;
  }

  /** Loads what decoding needs, so that it is not counted. */
  private static void warmUp() throws Exception {
    Pictures.decode(file(new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY), "png"), 2, 2);
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }
}
