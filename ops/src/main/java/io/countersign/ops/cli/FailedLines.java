package io.countersign.ops.cli;

import io.countersign.ops.cli.ImportSource.LineReader;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Writes the lines that the server refused as they were, each beside the file it came from. */
final class FailedLines {
  private final List<ImportSource> sources;

  FailedLines(List<ImportSource> sources) {
    this.sources = sources;
  }

  /**
   * Reads the sources once more.
   *
   * @param failed numbers of the lines that were sent, from 1
   * @return the files written
   */
  List<Path> write(BitSet failed) throws IOException {
    List<Path> written = new ArrayList<>();
    int number = 1;
    for (ImportSource source : sources) {
      Path target =
          source
              .path()
              .toAbsolutePath()
              .normalize()
              .resolveSibling(
                  source.path().toAbsolutePath().normalize().getFileName() + ".failed.ndjson");
      int next = write(source, failed, number, target);
      int found = failed.nextSetBit(number);
      if (found >= 0 && found < next) {
        written.add(target);
      }
      number = next;
    }
    return written;
  }

  /** The number of the next source's first line. */
  private static int write(ImportSource source, BitSet failed, int first, Path target)
      throws IOException {
    int number = first;
    try (LineReader reader = source.open(bytes -> {});
        LazyOutput output = new LazyOutput(target)) {
      for (Optional<byte[]> line = reader.next(); line.isPresent(); line = reader.next()) {
        if (failed.get(number)) {
          output.line(line.get());
        }
        number++;
      }
    }
    return number;
  }

  /** No file where no line failed. */
  private static final class LazyOutput implements AutoCloseable {
    private final Path target;
    private Optional<OutputStream> output = Optional.empty();

    LazyOutput(Path target) {
      this.target = target;
    }

    void line(byte[] line) throws IOException {
      if (output.isEmpty()) {
        output = Optional.of(new BufferedOutputStream(Files.newOutputStream(target)));
      }
      output.get().write(line);
      output.get().write('\n');
    }

    @Override
    public void close() throws IOException {
      if (output.isPresent()) {
        output.get().close();
      }
    }
  }
}
