package io.countersign.modelrunner.image.file;

import java.util.OptionalLong;

/**
 * The first directory of a TIFF, which EXIF is, too (TIFF 6.0, section 2): tags with numbers, read
 * where they are and one at a time, so that no file takes memory by what it says.
 */
final class TiffDirectory {
  private static final int ORIENTATION = 274;
  private static final int ENTRY = 12;

  /** They are sorted, and those that matter here have small numbers. */
  private static final int MAX_ENTRIES = 1_000;

  private static final int BYTE = 1;
  private static final int SHORT = 3;
  private static final int LONG = 4;

  private final Bytes file;
  private final long start;
  private final int entries;

  private TiffDirectory(Bytes file) throws ImageUnreadableException {
    this.file = file;
    this.start = file.u32(4) + 2;
    this.entries = Math.min(file.u16(start - 2), MAX_ENTRIES);
  }

  static boolean begins(Bytes bytes, int at) {
    return bytes.says(at, "II*\0") || bytes.says(at, "MM\0*");
  }

  static TiffDirectory read(Bytes file) throws ImageUnreadableException {
    return new TiffDirectory(file.bigEndian(file.says(0, "MM")));
  }

  /** Of EXIF, which may be broken as it likes without harm to the picture. */
  static Orientation orientationOf(Bytes exif) {
    try {
      return begins(exif, 0) ? read(exif).orientation() : Orientation.UPRIGHT;
    } catch (ImageUnreadableException broken) {
      return Orientation.UPRIGHT;
    }
  }

  Orientation orientation() throws ImageUnreadableException {
    return Orientation.of(first(ORIENTATION, 1));
  }

  /** The first number of a tag. */
  long first(int tag, long otherwise) throws ImageUnreadableException {
    return number(tag, 0).orElse(otherwise);
  }

  /** The number of a tag at {@code index}; none where there are not so many. */
  OptionalLong number(int tag, long index) throws ImageUnreadableException {
    for (int i = 0; i < entries; i++) {
      long entry = start + (long) i * ENTRY;
      if (file.u16(entry) == tag) {
        return number(entry, index, file.u32(entry + 4));
      }
    }
    return OptionalLong.empty();
  }

  private OptionalLong number(long entry, long index, long count) throws ImageUnreadableException {
    int type = file.u16(entry + 2);
    int size =
        switch (type) {
          case BYTE -> 1;
          case SHORT -> 2;
          case LONG -> 4;
          default -> 0;
        };
    if (index >= count || size == 0) {
      return OptionalLong.empty();
    }
    long values = size * count <= 4 ? entry + 8 : file.u32(entry + 8);
    long at = values + index * size;
    return OptionalLong.of(size == 1 ? file.u8(at) : size == 2 ? file.u16(at) : file.u32(at));
  }
}
