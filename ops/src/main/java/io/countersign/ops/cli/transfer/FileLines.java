package io.countersign.ops.cli.transfer;

import io.countersign.ops.cli.terminal.CountedStream;
import io.countersign.ops.cli.terminal.WorkFailed;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.imports.format.Line;
import io.countersign.ops.server.imports.format.LineFault;
import io.countersign.ops.server.imports.format.LineSource;
import io.countersign.ops.server.imports.format.RowFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a file, compressed or not: what is wrong with one of them the server says. */
final class FileLines implements LineSource {
  private static final int LONGEST_LINE = 64 * 1024 * 1024;
  private static final int BUFFER_BYTES = 64 * 1024;

  private final Path file;
  private final LineSource lines;

  FileLines(Path file, RowFormat format, ImportSource.Consumed consumed) throws IOException {
    this.file = file;
    InputStream input = uncompressed(file, consumed);
    try {
      this.lines = format.open(input, LONGEST_LINE);
    } catch (RequestRefused unreadable) {
      input.close();
      throw failure(unreadable);
    }
  }

  /** The file's content, counted as it is read from the disk. */
  private static InputStream uncompressed(Path file, ImportSource.Consumed consumed)
      throws IOException {
    InputStream counted = new CountedStream(Files.newInputStream(file), consumed::bytes);
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".gz")
        ? new GZIPInputStream(counted, BUFFER_BYTES)
        : counted;
  }

  @Override
  public @Nullable Line next() throws IOException {
    try {
      Line line = lines.next();
      if (line instanceof Line.Faulty faulty
          && faulty.fault().code().equals(LineFault.LINE_TOO_LONG)) {
        throw new WorkFailed(
            "%s: line %d is longer than %d MB".formatted(file, line.number(), LONGEST_LINE >> 20));
      }
      return line;
    } catch (RequestRefused unreadable) {
      throw failure(unreadable);
    }
  }

  private WorkFailed failure(RequestRefused unreadable) {
    return new WorkFailed(file + ": " + unreadable.getMessage(), unreadable);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
