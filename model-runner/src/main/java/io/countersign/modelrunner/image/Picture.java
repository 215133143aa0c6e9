package io.countersign.modelrunner.image;

import java.util.Arrays;

/**
 * A decoded picture: one plane (grey) or three (red, green, blue), each row by row, float [height *
 * width] in [0, 255].
 */
public final class Picture {
  private final int width;
  private final int height;
  private final float[][] planes;

  public Picture(int width, int height, float[]... planes) {
    if (planes.length != 1 && planes.length != 3) {
      throw new IllegalArgumentException("Expected 1 or 3 planes, but got " + planes.length);
    }
    for (float[] plane : planes) {
      if (plane.length != width * height) {
        throw new IllegalArgumentException("Expected a number for each pixel");
      }
    }
    this.width = width;
    this.height = height;
    this.planes = planes;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** Red, green or blue (0, 1, 2); the grey plane for each where there is only that. */
  public float[] colour(int index) {
    return planes.length == 1 ? planes[0] : planes[index];
  }

  /** Brightness: the luma of ITU-R BT.601, as Pillow and OpenCV have it. */
  public float[] grey() {
    if (planes.length == 1) {
      return planes[0];
    }
    float[] grey = new float[width * height];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = 0.299f * planes[0][i] + 0.587f * planes[1][i] + 0.114f * planes[2][i];
    }
    return grey;
  }

  /** Only the brightness. */
  public Picture toGrey() {
    return new Picture(width, height, grey());
  }

  /** Stretched or shrunk to another size, whatever the proportions. */
  public Picture resized(int newWidth, int newHeight) {
    if (newWidth == width && newHeight == height) {
      return this;
    }
    float[][] resized =
        Arrays.stream(planes)
            .map(plane -> Resampling.resize(plane, width, height, newWidth, newHeight))
            .toArray(float[][]::new);
    return new Picture(newWidth, newHeight, resized);
  }
}
