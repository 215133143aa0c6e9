package io.countersign.modelrunner.image;

import io.countersign.modelrunner.image.file.ImageFile;
import io.countersign.modelrunner.image.file.ImageUnreadableException;
import java.awt.image.BufferedImage;

/** Decodes pictures from anybody into numbers for models. */
public final class Pictures {
  /** Most pixels that a picture may have. */
  public static final long MAX_PIXELS = 50_000_000;

  /** Above this a picture is thinned out while it is decoded, if much less of it is wanted. */
  private static final long SUBSAMPLE_FROM_PIXELS = 4_000_000;

  private static final float LIGHTEST = 255;

  private Pictures() {}

  /**
   * Decodes for a model that wants {@code width} by {@code height} pixels; what is returned may be
   * larger. Transparency is dropped.
   *
   * @throws ImageUnreadableException if it is none of the kinds that are read, broken, or too large
   */
  public static Picture decode(byte[] bytes, int width, int height)
      throws ImageUnreadableException {
    ImageFile file = ImageFile.of(bytes, MAX_PIXELS);
    BufferedImage image = file.picture(step(file, width, height));
    return image.getRaster().getNumBands() == 1 && image.getColorModel().getNumComponents() == 1
        ? grey(image)
        : colour(image);
  }

  private static int step(ImageFile file, int width, int height) {
    if ((long) file.width() * file.height() <= SUBSAMPLE_FROM_PIXELS) {
      return 1;
    }
    return Math.max(1, Math.min(file.width() / (2 * width), file.height() / (2 * height)));
  }

  private static Picture grey(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    float scale = LIGHTEST / ((1 << image.getColorModel().getComponentSize(0)) - 1);
    float[] plane = image.getRaster().getSamples(0, 0, width, height, 0, (float[]) null);
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
