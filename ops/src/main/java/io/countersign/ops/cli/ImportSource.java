package io.countersign.ops.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** One file or folder to import, read as lines of NDJSON; it can be read more than once. */
sealed interface ImportSource {
  /** The rows as lines, in the same order each time. */
  LineReader open(Consumed consumed) throws IOException;

  /** What reading it through amounts to, in bytes of its files. */
  long bytes() throws IOException;

  Path path();

  /** The folder that the image paths within the lines start from, and may not leave. */
  default Path base() {
    Path parent = path().toAbsolutePath().normalize().getParent();
    return parent == null ? Path.of("/") : parent;
  }

  /** Told how many bytes of the files were read. */
  @FunctionalInterface
  interface Consumed {
    void bytes(long more);
  }

  /** Hands out one line after the other, without line breaks; blank lines are left out. */
  interface LineReader extends AutoCloseable {
    /** The next line in UTF-8; empty at the end. */
    java.util.Optional<byte[]> next() throws IOException;

    @Override
    void close() throws IOException;
  }

  static ImportSource of(Path path) {
    if (Files.isDirectory(path)) {
      return new Folder(path);
    }
    if (!Files.isReadable(path)) {
      throw new WorkFailed("There is no readable file or folder " + path);
    }
    String name = path.toString().toLowerCase(Locale.ROOT).replaceAll("\\.gz$", "");
    return name.endsWith(".csv") ? new Csv(path) : new Ndjson(path);
  }

  /** Lines as they stand in the file. */
  record Ndjson(Path path) implements ImportSource {
    @Override
    public LineReader open(Consumed consumed) throws IOException {
      return new NdjsonReader(path, consumed);
    }

    @Override
    public long bytes() throws IOException {
      return Files.size(path);
    }
  }

  /** A header with the names of an import line, then a row a record. */
  record Csv(Path path) implements ImportSource {
    @Override
    public LineReader open(Consumed consumed) throws IOException {
      return new CsvReader(path, consumed);
    }

    @Override
    public long bytes() throws IOException {
      return Files.size(path);
    }
  }

  /** Images and texts; each one's key is its path within the folder. */
  record Folder(Path path) implements ImportSource {
    @Override
    public LineReader open(Consumed consumed) {
      return new FolderReader(path, files(), consumed);
    }

    @Override
    public long bytes() throws IOException {
      long bytes = 0;
      for (Path file : files()) {
        bytes += Files.size(file);
      }
      return bytes;
    }

    private List<Path> files() {
      try (Stream<Path> found = Files.walk(path)) {
        return found.filter(FolderReader::isImportable).sorted().toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
