package io.countersign.modelrunner.image.file;

import java.awt.Rectangle;

/**
 * The blocks of a GIF: its first picture, which need not fill the screen, and whether more come.
 */
final class GifHeader {
  private static final int SCREEN = 13;
  private static final int EXTENSION = 0x21;
  private static final int PICTURE = 0x2c;

  private final Bytes file;
  private long at;

  private GifHeader(Bytes file) {
    this.file = file;
  }

  static Header read(Bytes file) throws ImageUnreadableException {
    return new GifHeader(file).read();
  }

  private Header read() throws ImageUnreadableException {
    at = SCREEN + palette(file.u8(10));
    if (!toPicture()) {
      throw ImageUnreadableException.broken("it holds no picture");
    }
    Rectangle first =
        new Rectangle(file.u16(at + 1), file.u16(at + 3), file.u16(at + 5), file.u16(at + 7));
    at += 10 + palette(file.u8(at + 9)) + 1;
    skipData();
    boolean more = at < file.length() && toPicture();
    int width = Math.max(file.u16(6), first.x + first.width);
    int height = Math.max(file.u16(8), first.y + first.height);
    if (first.isEmpty()) {
      throw ImageUnreadableException.broken("it has no size");
    }
    Header header = new Header(width, height, first, Orientation.UPRIGHT, false);
    return header.isWhole() && !more ? Header.of(width, height, Orientation.UPRIGHT, true) : header;
  }

  private static int palette(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }

  private boolean toPicture() throws ImageUnreadableException {
    while (file.has(at, 2) && file.u8(at) == EXTENSION) {
      at += 2;
      skipData();
    }
    return file.has(at, 10) && file.u8(at) == PICTURE;
  }

  private void skipData() throws ImageUnreadableException {
    int length = file.u8(at);
    while (length > 0) {
      at += length + 1L;
      length = file.u8(at);
    }
    at++;
  }
}
