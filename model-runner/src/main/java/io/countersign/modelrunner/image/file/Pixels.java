package io.countersign.modelrunner.image.file;

import io.countersign.modelrunner.image.file.Orientation.Placement;
import java.awt.Point;
import java.awt.color.ICC_ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;

/** Brings what was decoded into one form: upright, and grey or sRGB. */
final class Pixels {
  private static final int GREY_BANDS = 2;

  private Pixels() {}

  static BufferedImage upright(BufferedImage image, Orientation orientation) {
    return isGrey(image) ? grey(image, orientation) : colour(image, orientation);
  }

  private static boolean isGrey(BufferedImage image) {
    return image.getRaster().getNumBands() <= GREY_BANDS
        && !(image.getColorModel() instanceof IndexColorModel);
  }

  /** Takes the stored numbers: {@code getRGB} would brighten grey images by a change of gamma. */
  private static BufferedImage grey(BufferedImage image, Orientation orientation) {
    boolean fine = image.getColorModel().getComponentSize(0) > Byte.SIZE;
    BufferedImage target =
        empty(
            image,
            orientation,
            fine ? BufferedImage.TYPE_USHORT_GRAY : BufferedImage.TYPE_BYTE_GRAY);
    WritableRaster raster = target.getRaster();
    Placement placement = orientation.placement(image.getWidth(), image.getHeight());
    int[] row = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRaster().getSamples(0, y, row.length, 1, 0, row);
      for (int x = 0; x < row.length; x++) {
        int at = placement.of(x, y);
        raster.setSample(at % target.getWidth(), at / target.getWidth(), 0, row[x]);
      }
    }
    return target;
  }

  private static BufferedImage colour(BufferedImage decoded, Orientation orientation) {
    BufferedImage image = inSrgb(decoded);
    BufferedImage target =
        empty(
            image,
            orientation,
            image.getColorModel().hasAlpha()
                ? BufferedImage.TYPE_INT_ARGB
                : BufferedImage.TYPE_INT_RGB);
    int[] pixels = ((DataBufferInt) target.getRaster().getDataBuffer()).getData();
    Placement placement = orientation.placement(image.getWidth(), image.getHeight());
    int[] row = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int x = 0; x < row.length; x++) {
        pixels[placement.of(x, y)] = row[x];
      }
    }
    return target;
  }

  /** As {@code getRGB} does, but with a profile for all pixels at once, which is much faster. */
  private static BufferedImage inSrgb(BufferedImage image) {
    ColorModel model = image.getColorModel();
    if (model.getColorSpace().isCS_sRGB()
        || model instanceof IndexColorModel
        || !(model.getColorSpace() instanceof ICC_ColorSpace)) {
      return image;
    }
    BufferedImage target =
        new BufferedImage(
            image.getWidth(),
            image.getHeight(),
            model.hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    return new ColorConvertOp(null).filter(image, target);
  }

  /** Each how manieth pixel, for decoders that give only the whole. */
  static BufferedImage thinned(BufferedImage image, int step) {
    if (step == 1) {
      return image;
    }
    int width = (image.getWidth() + step - 1) / step;
    int height = (image.getHeight() + step - 1) / step;
    boolean alpha = image.getColorModel().hasAlpha();
    BufferedImage thinned =
        new BufferedImage(
            width, height, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        thinned.setRGB(x, y, image.getRGB(x * step, y * step));
      }
    }
    return thinned;
  }

  /** Puts the first picture of a file where it lies in the whole, which is else transparent. */
  static BufferedImage placed(BufferedImage frame, Point at, int width, int height) {
    BufferedImage whole = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    int across = Math.min(frame.getWidth(), width - at.x);
    int[] row = new int[frame.getWidth()];
    for (int y = 0; y < Math.min(frame.getHeight(), height - at.y); y++) {
      frame.getRGB(0, y, row.length, 1, row, 0, row.length);
      whole.setRGB(at.x, at.y + y, across, 1, row, 0, row.length);
    }
    return whole;
  }

  private static BufferedImage empty(BufferedImage source, Orientation orientation, int type) {
    int width = source.getWidth();
    int height = source.getHeight();
    return orientation.turnsAside()
        ? new BufferedImage(height, width, type)
        : new BufferedImage(width, height, type);
  }
}
