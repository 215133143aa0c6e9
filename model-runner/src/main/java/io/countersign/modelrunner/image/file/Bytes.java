package io.countersign.modelrunner.image.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A part of a file, of which nothing is read that is not there. */
final class Bytes {
  private final byte[] bytes;
  private final int from;
  private final int length;
  private final boolean bigEndian;

  private Bytes(byte[] bytes, int from, int length, boolean bigEndian) {
    this.bytes = bytes;
    this.from = from;
    this.length = length;
    this.bigEndian = bigEndian;
  }

  static Bytes of(byte[] bytes) {
    return new Bytes(bytes, 0, bytes.length, true);
  }

  Bytes bigEndian(boolean big) {
    return new Bytes(bytes, from, length, big);
  }

  /** What begins at {@code at}, of at most {@code most} bytes. */
  Bytes part(long at, long most) throws ImageUnreadableException {
    require(at, 0);
    return new Bytes(bytes, from + (int) at, (int) Math.min(most, length - at), bigEndian);
  }

  int length() {
    return length;
  }

  boolean has(long at, long count) {
    return at >= 0 && count >= 0 && at + count <= length;
  }

  /**
   * @throws ImageUnreadableException if the file ends before
   */
  void require(long at, long count) throws ImageUnreadableException {
    if (!has(at, count)) {
      throw ImageUnreadableException.broken("it breaks off");
    }
  }

  int u8(long at) throws ImageUnreadableException {
    require(at, 1);
    return bytes[from + (int) at] & 0xff;
  }

  int u16(long at) throws ImageUnreadableException {
    int first = u8(at);
    int second = u8(at + 1);
    return bigEndian ? first << 8 | second : second << 8 | first;
  }

  int u24(long at) throws ImageUnreadableException {
    return bigEndian ? u8(at) << 16 | u16(at + 1) : u8(at + 2) << 16 | u16(at);
  }

  long u32(long at) throws ImageUnreadableException {
    long first = u16(at);
    long second = u16(at + 2);
    return bigEndian ? first << 16 | second : second << 16 | first;
  }

  void copyTo(ByteBuffer target) {
    target.put(bytes, from, length);
  }

  /** Whether {@code ascii} stands at {@code at}; not, if the file ends before. */
  boolean says(long at, String ascii) {
    byte[] expected = ascii.getBytes(StandardCharsets.ISO_8859_1);
    if (!has(at, expected.length)) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (bytes[from + (int) at + i] != expected[i]) {
        return false;
      }
    }
    return true;
  }
}
