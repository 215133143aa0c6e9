package io.countersign.bench.hostile;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/** Images: honest ones, and ones whose header promises more than they hold. */
public final class Images {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final List<String> OTHER_KINDS = List.of("jpeg", "gif", "bmp", "tiff");

  /** A lossless one of 64 by 32 pixels. */
  private static final String WEBP =
      "UklGRjgAAABXRUJQVlA4TCwAAAAvP8AHAB8gEEjeHzqN+RcQFPwf3fxHZA+ASIDEk570pIlMjej/BAyLvoJHXw==";

  private static final int MEGABYTE = 1 << 20;

  private Images() {}

  /**
   * An image whose header says {@code width} × {@code height}, and whose data are that of 2 × 2.
   */
  public static byte[] lying(int width, int height) {
    return png(width, height, new byte[] {0, 1, 2, 0, 3, 4});
  }

  /** A small grey image; another number gives another one. */
  public static byte[] honest(int number) {
    byte[] rows = new byte[8 * 9];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (byte) (i % 9 == 0 ? 0 : i * 3 + number);
    }
    return png(8, 8, rows);
  }

  /** A small image that is no PNG; another number may give another kind. */
  static byte[] ofOtherKind(int number) {
    int kind = Math.floorMod(number, OTHER_KINDS.size() + 1);
    if (kind == OTHER_KINDS.size()) {
      return Base64.getDecoder().decode(WEBP);
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
      image.setRGB(number & 7, 3, number);
      ImageIO.write(image, OTHER_KINDS.get(kind), file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  /** An image that is true to its header and unpacks to so many megabytes of nothing. */
  public static byte[] bomb(int megabytes) {
    int side = MEGABYTE;
    return png(side - 1, megabytes, new byte[side * megabytes]);
  }

  /** Import lines with an image each. */
  static InputStream lines(int count) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      lines.append("{\"key\":\"image-%d\",\"image\":\"%s\"}%n".formatted(i, dataUri(honest(i))));
    }
    return new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  public static String dataUri(byte[] image) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(image);
  }

  private static byte[] png(int width, int height, byte[] rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(SIGNATURE);
      ByteArrayOutputStream header = new ByteArrayOutputStream();
      DataOutputStream fields = new DataOutputStream(header);
      fields.writeInt(width);
      fields.writeInt(height);
      fields.write(new byte[] {8, 0, 0, 0, 0});
      chunk(out, "IHDR", header.toByteArray());
      chunk(out, "IDAT", deflated(rows));
      chunk(out, "IEND", new byte[0]);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] deflated(byte[] data) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
      out.write(data);
    }
    return bytes.toByteArray();
  }

  private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(data);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    out.writeInt((int) sum.getValue());
  }
}
