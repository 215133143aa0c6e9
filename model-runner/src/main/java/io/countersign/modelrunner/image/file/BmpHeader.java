package io.countersign.modelrunner.image.file;

import java.util.Set;

/** The header of a BMP, in any of its lengths. */
final class BmpHeader {
  private static final int SHORTEST = 12;
  private static final Set<Long> LENGTHS = Set.of(12L, 40L, 52L, 56L, 64L, 108L, 124L);

  /** Plain, run lengths of 8 and 4 bits, bit fields: others would hold a file of another kind. */
  private static final Set<Long> COMPRESSIONS = Set.of(0L, 1L, 2L, 3L);

  private BmpHeader() {}

  /** Two letters are little to go by. */
  static boolean begins(Bytes file) {
    try {
      return file.says(0, "BM") && LENGTHS.contains(file.u32(14));
    } catch (ImageUnreadableException tooShort) {
      return false;
    }
  }

  static Header read(Bytes file) throws ImageUnreadableException {
    boolean small = file.u32(14) == SHORTEST;
    int width = small ? file.u16(18) : (int) file.u32(18);
    int height = small ? file.u16(20) : Math.abs((int) file.u32(22));
    long compression = small ? 0 : file.u32(30);
    if (width < 1 || height < 1 || !COMPRESSIONS.contains(compression)) {
      throw ImageUnreadableException.broken("this form of BMP is not read");
    }
    if (compression == 0 || compression == 3) {
      long row = ((long) width * file.u16(small ? 24 : 28) + 31) / 32 * 4;
      file.require(file.u32(10), row * height);
    }
    return Header.of(width, height, Orientation.UPRIGHT, true);
  }
}
