package io.countersign.ops.cli;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Shows how many bytes have come. */
final class CountedStream extends FilterInputStream {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final Progress progress;

  CountedStream(InputStream source, Progress progress) {
    super(new BufferedInputStream(source, BUFFER_BYTES));
    this.progress = progress;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    progress.by(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    progress.by(Math.max(0, count));
    return count;
  }
}
