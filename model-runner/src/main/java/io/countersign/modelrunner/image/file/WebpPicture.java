package io.countersign.modelrunner.image.file;

import java.awt.Point;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.SampleModel;
import java.awt.image.WritableRaster;
import java.io.IOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;

/**
 * A WebP of one picture, which is decoded within bounds: a lossless one may say that it is to be
 * transformed any number of times.
 */
final class WebpPicture {
  private static final long MAX_BYTES = 64 << 20;
  private static final int MAX_BYTES_OF_PIXEL = 12;

  /** The decoder looks ahead for each number, also for those that take no bit. */
  private static final int MAX_ENDS = 256;

  private static final int MAX_ENDS_OF_PIXEL = 8;

  private final byte[] file;
  private final boolean lossless;

  WebpPicture(byte[] file, boolean lossless) {
    this.file = file;
    this.lossless = lossless;
  }

  BufferedImage decode(int step) throws IOException {
    ImageReader reader = Readers.of(ImageKind.WEBP);
    try {
      return lossless ? lossless(reader, step) : lossy(reader, step);
    } finally {
      reader.dispose();
    }
  }

  private BufferedImage lossy(ImageReader reader, int step) throws IOException {
    reader.setInput(new BoundedInput(file), true, true);
    ImageReadParam parameters = reader.getDefaultReadParam();
    parameters.setSourceSubsampling(step, step, 0, 0);
    return reader.read(0, parameters);
  }

  private BufferedImage lossless(ImageReader reader, int step) throws IOException {
    BoundedInput input = new BoundedInput(file);
    reader.setInput(input, true, true);
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    long pixels = (long) width * height;
    ImageReadParam parameters = reader.getDefaultReadParam();
    parameters.setDestination(target(reader.getImageTypes(0).next(), width, height));
    input.bound(MAX_BYTES + MAX_BYTES_OF_PIXEL * pixels, MAX_ENDS + MAX_ENDS_OF_PIXEL * pixels);
    return Pixels.thinned(reader.read(0, parameters), step);
  }

  private static BufferedImage target(ImageTypeSpecifier type, int width, int height) {
    SampleModel form = type.getSampleModel(width, height);
    return new BufferedImage(
        type.getColorModel(), new Target(form, form.createDataBuffer()), false, null);
  }

  /**
   * Where the decoder writes, and transforms what it wrote; each of four kinds once, by the rule.
   */
  private static final class Target extends WritableRaster {
    private static final int MAX_TIMES = 6;

    private long left;

    Target(SampleModel form, DataBuffer data) {
      super(form, data, new Point());
      this.left = MAX_TIMES * ((long) form.getWidth() * form.getHeight());
    }

    @Override
    public void setDataElements(int x, int y, Object pixel) {
      if (left-- == 0) {
        throw new IllegalStateException("it is transformed too often");
      }
      super.setDataElements(x, y, pixel);
    }
  }
}
