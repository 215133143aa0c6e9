package io.countersign.ops.server.imports.format;

import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Refuses a record that never ends, such as one with a quote that nobody closes. */
final class BoundedReader extends FilterReader {
  /** The parser reads ahead as much. */
  private static final int AHEAD = 16 << 10;

  private final long most;
  private long read;

  BoundedReader(Reader reader, long most) {
    super(reader);
    this.most = most;
  }

  void newRecord() {
    read = 0;
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    count(next < 0 ? 0 : 1);
    return next;
  }

  @Override
  public int read(char[] characters, int offset, int length) throws IOException {
    int count = super.read(characters, offset, length);
    count(Math.max(count, 0));
    return count;
  }

  private void count(int more) {
    read += more;
    if (read > most + AHEAD) {
      throw new RequestRefused(
          ProblemCode.CSV_MALFORMED,
          "Expected a record of at most %d characters; is a quote left open?".formatted(most));
    }
  }
}
