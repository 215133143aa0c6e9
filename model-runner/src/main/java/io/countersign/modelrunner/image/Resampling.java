package io.countersign.modelrunner.image;

/**
 * Resizes by a triangle filter that widens with the scale, so that shrinking averages and does not
 * drop pixels. The same as {@code BILINEAR} of Pillow (Image.resize), which most models were
 * trained with, except that nothing is rounded in between.
 */
final class Resampling {
  private Resampling() {}

  static float[] resize(float[] plane, int width, int height, int newWidth, int newHeight) {
    Kernel across = Kernel.of(width, newWidth);
    float[] narrowed = new float[height * newWidth];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < newWidth; x++) {
        narrowed[y * newWidth + x] = across.apply(x, plane, y * width, 1);
      }
    }
    Kernel down = Kernel.of(height, newHeight);
    float[] resized = new float[newHeight * newWidth];
    for (int y = 0; y < newHeight; y++) {
      for (int x = 0; x < newWidth; x++) {
        resized[y * newWidth + x] = down.apply(y, narrowed, x, newWidth);
      }
    }
    return resized;
  }

  /** For each place of the output: the first place of the input that it sees, and the weights. */
  private static final class Kernel {
    private final int[] first;
    private final float[][] weights;

    private Kernel(int[] first, float[][] weights) {
      this.first = first;
      this.weights = weights;
    }

    static Kernel of(int size, int newSize) {
      int[] first = new int[newSize];
      float[][] weights = new float[newSize][];
      double scale = (double) size / newSize;
      double support = Math.max(scale, 1);
      for (int i = 0; i < newSize; i++) {
        double centre = (i + 0.5) * scale;
        first[i] = Math.max((int) (centre - support + 0.5), 0);
        int end = Math.min((int) (centre + support + 0.5), size);
        weights[i] = triangle(first[i], end, centre, support);
      }
      return new Kernel(first, weights);
    }

    private static float[] triangle(int first, int end, double centre, double support) {
      double[] raw = new double[end - first];
      double sum = 0;
      for (int i = 0; i < raw.length; i++) {
        raw[i] = Math.max(0, 1 - Math.abs(first + i - centre + 0.5) / support);
        sum += raw[i];
      }
      float[] weights = new float[raw.length];
      for (int i = 0; i < raw.length; i++) {
        weights[i] = (float) (raw[i] / sum);
      }
      return weights;
    }

    float apply(int place, float[] values, int offset, int stride) {
      float[] own = weights[place];
      int at = offset + first[place] * stride;
      float sum = 0;
      for (float weight : own) {
        sum += weight * values[at];
        at += stride;
      }
      return sum;
    }
  }
}
