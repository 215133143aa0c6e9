package io.countersign.modelrunner.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes PNG and JPEG from anybody: what the header says about the size is read first, and a
 * picture that is too large is refused before any memory is taken for it.
 */
public final class Pictures {
  /** Most pixels that a picture may have. */
  public static final long MAX_PIXELS = 40_000_000;

  /** Longest side in pixels. */
  public static final int MAX_SIDE = 30_000;

  /** Above this a picture is thinned out while it is decoded, if much less of it is wanted. */
  private static final long SUBSAMPLE_FROM_PIXELS = 4_000_000;

  private Pictures() {}

  /**
   * Decodes for a model that wants {@code width} by {@code height} pixels; what is returned may be
   * larger. Transparency is dropped.
   *
   * @throws ImageUnreadableException if it is neither PNG nor JPEG, broken, or too large
   */
  public static Picture decode(byte[] bytes, int width, int height)
      throws ImageUnreadableException {
    ImageReader reader = reader(bytes);
    try (ImageInputStream input =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(input, true, true);
      return picture(read(reader, width, height));
    } catch (IOException | RuntimeException e) {
      // ImageIO answers some broken files with unchecked exceptions
      throw new ImageUnreadableException("the image is broken: " + e.getMessage());
    } finally {
      reader.dispose();
    }
  }

  private static ImageReader reader(byte[] bytes) throws ImageUnreadableException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format(bytes));
    return readers.next();
  }

  private static String format(byte[] bytes) throws ImageUnreadableException {
    if (startsWith(bytes, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) {
      return "png";
    }
    if (startsWith(bytes, 0xff, 0xd8, 0xff)) {
      return "jpeg";
    }
    throw new ImageUnreadableException("the image is neither PNG nor JPEG");
  }

  private static boolean startsWith(byte[] bytes, int... expected) {
    if (bytes.length < expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if ((bytes[i] & 0xff) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  private static BufferedImage read(ImageReader reader, int width, int height)
      throws IOException, ImageUnreadableException {
    int fullWidth = reader.getWidth(0);
    int fullHeight = reader.getHeight(0);
    long pixels = (long) fullWidth * fullHeight;
    if (pixels > MAX_PIXELS || Math.max(fullWidth, fullHeight) > MAX_SIDE) {
      throw new ImageUnreadableException(
          "the image has %d x %d pixels, more than the %d that are read"
              .formatted(fullWidth, fullHeight, MAX_PIXELS));
    }
    ImageReadParam param = reader.getDefaultReadParam();
    if (pixels > SUBSAMPLE_FROM_PIXELS) {
      int step = Math.max(1, Math.min(fullWidth / (2 * width), fullHeight / (2 * height)));
      param.setSourceSubsampling(step, step, 0, 0);
    }
    return reader.read(0, param);
  }

  private static Picture picture(BufferedImage image) {
    boolean grey =
        image.getRaster().getNumBands() <= 2 && !(image.getColorModel() instanceof IndexColorModel);
    return grey ? grey(image) : colour(image);
  }

  /** Takes the stored numbers: {@code getRGB} would brighten grey images by a change of gamma. */
  private static Picture grey(BufferedImage image) {
    Raster raster = image.getRaster();
    int width = image.getWidth();
    int height = image.getHeight();
    float scale = 255f / ((1 << image.getColorModel().getComponentSize(0)) - 1);
    float[] plane = raster.getSamples(0, 0, width, height, 0, (float[]) null);
    for (int i = 0; i < plane.length; i++) {
      plane[i] *= scale;
    }
    return new Picture(width, height, plane);
  }

  private static Picture colour(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    float[][] planes = new float[3][width * height];
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        planes[0][y * width + x] = (row[x] >> 16) & 0xff;
        planes[1][y * width + x] = (row[x] >> 8) & 0xff;
        planes[2][y * width + x] = row[x] & 0xff;
      }
    }
    return new Picture(width, height, planes);
  }
}
