package io.countersign.ops.cli.terminal;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Tells of the bytes as they come. */
public final class CountedStream extends FilterInputStream {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final LongConsumer more;

  public CountedStream(InputStream source, LongConsumer more) {
    super(new BufferedInputStream(source, BUFFER_BYTES));
    this.more = more;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    more.accept(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    more.accept(Math.max(0, count));
    return count;
  }
}
