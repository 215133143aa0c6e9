package io.countersign.ops.demo.images;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * A gzipped IDX file of unsigned bytes: big-endian {@code 0x000008DD} for DD dimensions, the size
 * of each, then the values. The first dimension counts the items.
 */
final class IdxFile {
  private static final int UNSIGNED_BYTES = 0x08;

  private final int count;
  private final int itemBytes;
  private final byte[] values;

  private IdxFile(int count, int itemBytes, byte[] values) {
    this.count = count;
    this.itemBytes = itemBytes;
    this.values = values;
  }

  /**
   * Reads it whole.
   *
   * @throws IOException if it is not such a file
   */
  static IdxFile read(InputStream gzipped) throws IOException {
    DataInputStream in = new DataInputStream(new GZIPInputStream(gzipped));
    int magic = in.readInt();
    if (magic >>> 8 != UNSIGNED_BYTES) {
      throw new IOException("Expected an IDX file of bytes, but it starts with " + magic);
    }
    int count = in.readInt();
    int itemBytes = 1;
    for (int dimension = 1; dimension < (magic & 0xFF); dimension++) {
      itemBytes = Math.multiplyExact(itemBytes, in.readInt());
    }
    byte[] values = new byte[Math.multiplyExact(count, itemBytes)];
    in.readFully(values);
    return new IdxFile(count, itemBytes, values);
  }

  int count() {
    return count;
  }

  /** The bytes of item {@code index}, from 0. */
  byte[] item(int index) {
    return Arrays.copyOfRange(values, index * itemBytes, (index + 1) * itemBytes);
  }
}
