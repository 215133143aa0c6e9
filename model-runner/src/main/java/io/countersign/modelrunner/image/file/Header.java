package io.countersign.modelrunner.image.file;

import java.awt.Rectangle;

/**
 * What a file says of its picture.
 *
 * @param width of the whole picture as it is stored, in pixels
 * @param height likewise
 * @param frame where the first picture of the file lies in that
 * @param orientation how it is turned
 * @param plain whether every browser shows just this, and fast
 */
record Header(int width, int height, Rectangle frame, Orientation orientation, boolean plain) {
  /** Of a file with one picture. */
  static Header of(int width, int height, Orientation orientation, boolean plain) {
    return new Header(width, height, new Rectangle(width, height), orientation, plain);
  }

  boolean isWhole() {
    return frame.equals(new Rectangle(width, height));
  }

  long pixels() {
    return (long) width * height;
  }
}
