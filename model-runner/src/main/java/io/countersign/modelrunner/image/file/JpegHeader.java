package io.countersign.modelrunner.image.file;

/** The segments of a JPEG up to its data (ITU-T T.81, annex B), and that it has an end. */
final class JpegHeader {
  private static final int APP1 = 0xe1;
  private static final int START_OF_SCAN = 0xda;
  private static final int END = 0xd9;
  private static final int PROGRESSIVE = 0xc2;
  private static final int PRECISION = 8;
  private static final int CMYK = 4;
  private static final int EXIF = 6;

  private final Bytes file;
  private Orientation orientation = Orientation.UPRIGHT;
  private boolean oriented;
  private int width;
  private int height;
  private boolean plain;

  private JpegHeader(Bytes file) {
    this.file = file;
  }

  static Header read(Bytes file) throws ImageUnreadableException {
    JpegHeader header = new JpegHeader(file);
    header.requireEnd(header.walk());
    return header.said();
  }

  /** Of a JPEG that is a part of something else, or the beginning of it. */
  static Header ofPart(Bytes file) throws ImageUnreadableException {
    JpegHeader header = new JpegHeader(file);
    header.walk();
    return header.said();
  }

  /** Gives where the data begin. */
  private long walk() throws ImageUnreadableException {
    long at = 2;
    while (true) {
      int marker = file.u8(at + 1);
      if (file.u8(at) != 0xff) {
        throw ImageUnreadableException.broken("it has no segment where one should be");
      }
      if (marker == 0xff) {
        at++;
        continue;
      }
      if (marker == START_OF_SCAN) {
        return at;
      }
      at += 2;
      int length = file.u16(at);
      take(marker, file.part(at, length));
      at += Math.max(length, 2);
    }
  }

  private Header said() throws ImageUnreadableException {
    if (width == 0 || height == 0) {
      throw ImageUnreadableException.broken("it has no size");
    }
    return Header.of(width, height, orientation, plain);
  }

  private void take(int marker, Bytes segment) throws ImageUnreadableException {
    if (isFrame(marker)) {
      int precision = segment.u8(2);
      height = segment.u16(3);
      width = segment.u16(5);
      plain = marker <= PROGRESSIVE && precision == PRECISION && segment.u8(7) < CMYK;
    } else if (marker == APP1 && !oriented && segment.says(2, "Exif\0")) {
      orientation = TiffDirectory.orientationOf(segment.part(2 + EXIF, Integer.MAX_VALUE));
      oriented = true;
    }
  }

  /** SOF0 to SOF15, without those that are something else. */
  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  /**
   * The decoder makes up what is missing: a file that breaks off would be taken for a whole one.
   */
  private void requireEnd(long scan) throws ImageUnreadableException {
    for (long at = file.length() - 2L; at > scan; at--) {
      if (file.u8(at) == 0xff && file.u8(at + 1) == END) {
        return;
      }
    }
    throw ImageUnreadableException.broken("it breaks off");
  }
}
