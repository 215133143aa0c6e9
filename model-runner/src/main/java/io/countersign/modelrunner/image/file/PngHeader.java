package io.countersign.modelrunner.image.file;

/** The chunks of a PNG: an animation is shown as its first picture, EXIF may turn it. */
final class PngHeader {
  private static final int SIGNATURE = 8;
  private static final int AROUND = 12;

  private PngHeader() {}

  static Header read(Bytes file) throws ImageUnreadableException {
    if (!file.says(SIGNATURE + 4L, "IHDR")) {
      throw ImageUnreadableException.broken("it has no header");
    }
    long width = file.u32(SIGNATURE + 8L);
    long height = file.u32(SIGNATURE + 12L);
    if (Math.min(width, height) < 1 || Math.max(width, height) > Integer.MAX_VALUE) {
      throw ImageUnreadableException.broken("it has no size");
    }
    Orientation orientation = Orientation.UPRIGHT;
    boolean moves = false;
    for (long at = SIGNATURE; file.has(at, AROUND); at += AROUND + file.u32(at)) {
      if (file.says(at + 4, "eXIf")) {
        orientation = TiffDirectory.orientationOf(file.part(at + 8, file.u32(at)));
      }
      moves |= file.says(at + 4, "acTL");
    }
    boolean plain = orientation.isUpright() && !moves;
    return Header.of((int) width, (int) height, orientation, plain);
  }
}
