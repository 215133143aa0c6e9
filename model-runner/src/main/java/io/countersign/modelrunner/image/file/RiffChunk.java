package io.countersign.modelrunner.image.file;

import java.nio.ByteBuffer;

/**
 * A chunk of a RIFF file: four letters, its length, its data.
 *
 * @param whole with its head
 */
record RiffChunk(Bytes whole, Bytes data) {
  private static final int HEAD = 8;

  static boolean isAt(Bytes file, long at) {
    return file.has(at, HEAD);
  }

  /**
   * @throws ImageUnreadableException if the file ends before it does
   */
  static RiffChunk at(Bytes file, long at) throws ImageUnreadableException {
    long length = file.u32(at + 4);
    file.require(at + HEAD, length);
    return new RiffChunk(file.part(at, HEAD + length), file.part(at + HEAD, length));
  }

  boolean is(String letters) {
    return whole.says(0, letters);
  }

  /** With what makes it end at an even place. */
  int space() {
    return whole.length() + (whole.length() & 1);
  }

  void writeTo(ByteBuffer target) {
    int end = target.position() + space();
    whole.copyTo(target);
    target.position(end);
  }
}
