package io.countersign.ops.backup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Counts the bytes on their way. */
final class CountedInput extends FilterInputStream {
  private long count;

  CountedInput(InputStream source) {
    super(source);
  }

  long count() {
    return count;
  }

  void skipRest() throws IOException {
    transferTo(OutputStream.nullOutputStream());
  }

  @Override
  public int read() throws IOException {
    int value = in.read();
    count += value < 0 ? 0 : 1;
    return value;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = in.read(bytes, offset, length);
    count += Math.max(0, read);
    return read;
  }

  @Override
  public long skip(long bytes) throws IOException {
    throw new UnsupportedOperationException("Expected every byte to be read");
  }
}
