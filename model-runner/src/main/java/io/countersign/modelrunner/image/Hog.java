package io.countersign.modelrunner.image;

/**
 * Histograms of oriented gradients, after N. Dalal and B. Triggs, "Histograms of Oriented Gradients
 * for Human Detection", CVPR 2005: centred differences, 9 unsigned orientations with votes shared
 * between the two nearest, blocks of 2 by 2 cells that overlap by one, each normalised by L2-Hys.
 *
 * @param cell pixels of a cell's side
 */
public record Hog(int cell) {
  private static final int BINS = 9;
  private static final int BLOCK = 2;
  private static final float CLIP = 0.2f;
  private static final float EPSILON = 1e-3f;

  /** How many numbers a picture of this size becomes. */
  public int length(int width, int height) {
    return (width / cell - 1) * (height / cell - 1) * BLOCK * BLOCK * BINS;
  }

  /**
   * Describes the brightness of a picture whose sides are multiples of the cell, two cells at
   * least.
   *
   * @return float [{@link #length}] in [0, 1], block by block
   */
  public float[] describe(Picture picture) {
    int across = picture.width() / cell;
    int down = picture.height() / cell;
    float[] cells = cells(picture, across);
    float[] features = new float[length(picture.width(), picture.height())];
    int at = 0;
    for (int y = 0; y + 1 < down; y++) {
      for (int x = 0; x + 1 < across; x++) {
        int top = (y * across + x) * BINS;
        int below = top + across * BINS;
        System.arraycopy(cells, top, features, at, BLOCK * BINS);
        System.arraycopy(cells, below, features, at + BLOCK * BINS, BLOCK * BINS);
        normalise(features, at, BLOCK * BLOCK * BINS);
        at += BLOCK * BLOCK * BINS;
      }
    }
    return features;
  }

  private float[] cells(Picture picture, int across) {
    int width = picture.width();
    int height = picture.height();
    float[] grey = picture.grey();
    float[] cells = new float[across * (height / cell) * BINS];
    for (int y = 0; y < height; y++) {
      int above = Math.max(y - 1, 0) * width;
      int below = Math.min(y + 1, height - 1) * width;
      for (int x = 0; x < width; x++) {
        float dx =
            grey[y * width + Math.min(x + 1, width - 1)] - grey[y * width + Math.max(x - 1, 0)];
        float dy = grey[below + x] - grey[above + x];
        vote(cells, ((y / cell) * across + x / cell) * BINS, dx / 255, dy / 255);
      }
    }
    return cells;
  }

  private static void vote(float[] cells, int at, float dx, float dy) {
    float strength = (float) Math.sqrt(dx * dx + dy * dy);
    if (strength == 0) {
      return;
    }
    double angle = Math.atan2(dy, dx) / Math.PI; // unsigned: the half turn counts once
    double place = (angle < 0 ? angle + 1 : angle) * BINS;
    int lower = (int) Math.floor(place);
    float share = (float) (place - lower);
    cells[at + lower % BINS] += strength * (1 - share);
    cells[at + (lower + 1) % BINS] += strength * share;
  }

  private static void normalise(float[] features, int from, int length) {
    scale(features, from, length);
    for (int i = from; i < from + length; i++) {
      features[i] = Math.min(features[i], CLIP);
    }
    scale(features, from, length);
  }

  private static void scale(float[] features, int from, int length) {
    float sum = EPSILON * EPSILON;
    for (int i = from; i < from + length; i++) {
      sum += features[i] * features[i];
    }
    float norm = (float) Math.sqrt(sum);
    for (int i = from; i < from + length; i++) {
      features[i] /= norm;
    }
  }
}
