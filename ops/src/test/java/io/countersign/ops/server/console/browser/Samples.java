package io.countersign.ops.server.console.browser;

import io.countersign.ops.demo.images.ProductImages;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Contents of rows, as fields of an import line. */
final class Samples {
  private static final int WIDTH_PIXELS = 480;
  private static final int HEIGHT_PIXELS = 320;
  private static final List<String> SENDERS = List.of("Anna", "Ömer", "Mary", "Lena", "José");
  private static final List<String> TOWNS = List.of("Köln", "Lyon", "Porto", "Kraków", "Graz");

  private Samples() {}

  static List<String> texts(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                "\"text\":\"%s from %s asks when parcel %d arrives. \uD83D\uDCE6 It was due on Monday.\""
                    .formatted(
                        SENDERS.get(i % SENDERS.size()), TOWNS.get(i * 2 % TOWNS.size()), i + 1))
        .toList();
  }

  static List<String> clothes(int count) {
    return ProductImages.first(count).stream().map(image -> field(image.png())).toList();
  }

  static List<String> scenes(int count) {
    return IntStream.range(0, count).mapToObj(i -> field(scene(i))).toList();
  }

  private static String field(String base64) {
    return "\"image\":\"data:image/png;base64," + base64 + "\"";
  }

  /** Two boxes and a ball before a wall. */
  private static String scene(int number) {
    BufferedImage image =
        new BufferedImage(WIDTH_PIXELS, HEIGHT_PIXELS, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(new Color(0xE8, 0xE4, 0xDA));
    pen.fillRect(0, 0, WIDTH_PIXELS, HEIGHT_PIXELS);
    pen.setColor(new Color(0x3B, 0x6E, 0x8F));
    pen.fillRect(40 + number % 7 * 5, 60, 120, 80);
    pen.setColor(new Color(0x8F, 0x5E, 0x3B));
    pen.fillRect(80, 190, 90, 90);
    pen.setColor(new Color(0x9C, 0x2F, 0x3F));
    pen.fillOval(300, 80 + number % 5 * 8, 110, 110);
    pen.dispose();
    return png(image);
  }

  private static String png(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
