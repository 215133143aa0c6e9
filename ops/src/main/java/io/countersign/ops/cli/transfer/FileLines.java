package io.countersign.ops.cli.transfer;

import io.countersign.ops.cli.terminal.CountedStream;
import io.countersign.ops.cli.terminal.WorkFailed;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.imports.format.Detected;
import io.countersign.ops.server.imports.format.Line;
import io.countersign.ops.server.imports.format.LineFault;
import io.countersign.ops.server.imports.format.LineSource;
import io.countersign.ops.server.imports.format.RowFormat;
import io.countersign.ops.server.imports.mapping.InputReader;
import io.countersign.ops.server.imports.mapping.MappedLines;
import io.countersign.ops.server.imports.mapping.Mapping;
import io.countersign.ops.server.imports.mapping.Mappings;
import io.countersign.ops.server.imports.mapping.Needs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The lines of a file, compressed or not: what is wrong with one of them the server says. */
final class FileLines implements LineSource {
  private static final int LONGEST_LINE = 64 * 1024 * 1024;

  /** What is unpacked here is the person's own. */
  private static final InputReader READER = new InputReader(LONGEST_LINE, Integer.MAX_VALUE);

  private final Path file;
  private final MappedLines lines;

  /**
   * Starts to read.
   *
   * @throws RequestRefused if it can't be read as it is
   */
  FileLines(Path file, RowFormat format, Mapping map, ImportSource.Consumed consumed)
      throws IOException {
    this.file = file;
    InputStream input = new CountedStream(Files.newInputStream(file), consumed::bytes);
    try {
      this.lines = READER.open(format, input, Mappings.of(map), Needs.EITHER);
    } catch (IOException | RequestRefused unreadable) {
      input.close();
      throw unreadable;
    }
  }

  /** As the reader of its columns has it. */
  MappedLines mapped() {
    return lines;
  }

  @Override
  public Detected detected() {
    return lines.detected();
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
