package io.countersign.modelrunner.image.file;

/**
 * How a stored picture is turned before it is shown, as EXIF and TIFF number it.
 *
 * @param value 1 (as it is) to 8
 */
record Orientation(int value) {
  static final Orientation UPRIGHT = new Orientation(1);

  /** What is no orientation is taken for upright, as browsers do. */
  static Orientation of(long value) {
    return value >= 1 && value <= 8 ? new Orientation((int) value) : UPRIGHT;
  }

  boolean isUpright() {
    return value == 1;
  }

  /** Whether width and height change places. */
  boolean turnsAside() {
    return value >= 5;
  }

  /** Where the pixel at x, y of a stored picture goes among those that are shown, row by row. */
  Placement placement(int width, int height) {
    int last = width * height - 1;
    return switch (value) {
      case 2 -> new Placement(width - 1, -1, width);
      case 3 -> new Placement(last, -1, -width);
      case 4 -> new Placement(last - width + 1, 1, -width);
      case 5 -> new Placement(0, height, 1);
      case 6 -> new Placement(height - 1, height, -1);
      case 7 -> new Placement(last, -height, -1);
      case 8 -> new Placement(last - height + 1, -height, 1);
      default -> new Placement(0, 1, width);
    };
  }

  /** An index that is linear in x and y. */
  record Placement(int origin, int right, int down) {
    int of(int x, int y) {
      return origin + x * right + y * down;
    }
  }
}
