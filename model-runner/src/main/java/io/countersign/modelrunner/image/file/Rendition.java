package io.countersign.modelrunner.image.file;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A picture for browsers, where its own file is none: PNG, or a JPEG where that would be large. The
 * bytes are not copied: nobody may change them.
 */
public final class Rendition {
  private static final int MAX_PNG_BYTES = 4 << 20;
  private static final float QUALITY = 0.92f;

  private final String mediaType;
  private final byte[] bytes;

  private Rendition(ImageKind kind, byte[] bytes) {
    this.mediaType = kind.mediaType();
    this.bytes = bytes;
  }

  public String mediaType() {
    return mediaType;
  }

  public byte[] bytes() {
    return bytes;
  }

  static Rendition of(BufferedImage picture) throws IOException {
    BufferedImage eightBits = eightBits(picture);
    Optional<byte[]> png = png(eightBits);
    return png.isPresent()
        ? new Rendition(ImageKind.PNG, png.get())
        : new Rendition(ImageKind.JPEG, jpeg(eightBits));
  }

  private static BufferedImage eightBits(BufferedImage picture) {
    if (picture.getType() != BufferedImage.TYPE_USHORT_GRAY) {
      return picture;
    }
    int width = picture.getWidth();
    BufferedImage grey =
        new BufferedImage(width, picture.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    int[] row = new int[width];
    for (int y = 0; y < picture.getHeight(); y++) {
      picture.getRaster().getSamples(0, y, width, 1, 0, row);
      for (int x = 0; x < width; x++) {
        row[x] >>= Byte.SIZE;
      }
      grey.getRaster().setSamples(0, y, width, 1, 0, row);
    }
    return grey;
  }

  /** None where it would be large. */
  private static Optional<byte[]> png(BufferedImage picture) throws IOException {
    Bounded out = new Bounded();
    try (ImageOutputStream image = new MemoryCacheImageOutputStream(out)) {
      write("png", picture, image);
    } catch (IOException e) {
      if (!out.full) {
        throw e;
      }
    }
    return out.whole();
  }

  private static byte[] jpeg(BufferedImage picture) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ImageOutputStream image = new MemoryCacheImageOutputStream(out)) {
      write("jpeg", opaque(picture), image);
    }
    return out.toByteArray();
  }

  private static BufferedImage opaque(BufferedImage picture) {
    if (!picture.getColorModel().hasAlpha()) {
      return picture;
    }
    int width = picture.getWidth();
    int height = picture.getHeight();
    BufferedImage opaque = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      picture.getRGB(0, y, width, 1, row, 0, width);
      opaque.setRGB(0, y, width, 1, row, 0, width);
    }
    return opaque;
  }

  private static void write(String format, BufferedImage picture, ImageOutputStream out)
      throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    try {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      if (format.equals("jpeg")) {
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(QUALITY);
      }
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), parameters);
    } finally {
      writer.dispose();
    }
  }

  /** Takes so much and no more. */
  private static final class Bounded extends OutputStream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean full;

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] more, int from, int length) throws IOException {
      full |= bytes.size() + length > MAX_PNG_BYTES;
      if (full) {
        throw new IOException("Expected at most " + MAX_PNG_BYTES + " bytes");
      }
      bytes.write(more, from, length);
    }

    Optional<byte[]> whole() {
      return full ? Optional.empty() : Optional.of(bytes.toByteArray());
    }
  }
}
