package io.countersign.ops.cli.transfer;

import io.countersign.ops.cli.transfer.ImportSource.Consumed;
import io.countersign.ops.server.imports.format.Line;
import io.countersign.ops.server.imports.format.LineSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All sources as one body of NDJSON, one line in memory at a time. */
final class ImportStream extends InputStream {
  private final Iterator<ImportSource> sources;
  private final Consumed consumed;
  private @Nullable LineSource reader;
  private Path base = Path.of("");
  private byte[] line = {};
  private int position;
  private @Nullable IOException failure;

  ImportStream(List<ImportSource> sources, Consumed consumed) {
    this.sources = sources.iterator();
    this.consumed = consumed;
  }

  @Override
  public int read() throws IOException {
    return fill() ? line[position++] & 0xFF : -1;
  }

  /** Fills the buffer where it can: each call ends up as one chunk on the network. */
  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = 0;
    while (count < length && fill()) {
      int part = Math.min(length - count, line.length - position);
      System.arraycopy(line, position, buffer, offset + count, part);
      position += part;
      count += part;
    }
    return count == 0 && length > 0 ? -1 : count;
  }

  /**
   * Throws what ended the reading before its time: a client may take that for the end of the body.
   */
  void requireReadWell() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }

  /** Whether there is another byte. */
  private boolean fill() throws IOException {
    try {
      while (position == line.length) {
        if (reader == null && !openNext()) {
          return false;
        }
        nextLine();
      }
      return true;
    } catch (IOException | RuntimeException e) {
      failure = new IOException(e.getMessage() == null ? e.toString() : e.getMessage(), e);
      throw failure;
    }
  }

  private boolean openNext() throws IOException {
    if (!sources.hasNext()) {
      return false;
    }
    ImportSource source = sources.next();
    base = source.base();
    reader = source.open(consumed);
    return true;
  }

  private void nextLine() throws IOException {
    LineSource current = java.util.Objects.requireNonNull(reader, "reader");
    Line next = current.next();
    if (next == null) {
      close();
      return;
    }
    byte[] inlined = InlineImages.inline(base, ImportSource.json(next));
    line = Arrays.copyOf(inlined, inlined.length + 1);
    line[inlined.length] = '\n';
    position = 0;
  }
}
