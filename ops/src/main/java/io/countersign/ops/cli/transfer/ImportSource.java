package io.countersign.ops.cli.transfer;

import io.countersign.ops.cli.terminal.WorkFailed;
import io.countersign.ops.server.imports.format.Line;
import io.countersign.ops.server.imports.format.LineSource;
import io.countersign.ops.server.imports.format.RowFormat;
import io.countersign.ops.server.imports.format.RowFormats;
import io.countersign.ops.server.imports.mapping.Mapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** One file or folder to import; it can be read more than once. */
sealed interface ImportSource {
  RowFormats FORMATS = RowFormats.all();

  /** The rows as lines, in the same order each time. */
  LineSource open(Consumed consumed) throws IOException;

  /** What reading it through amounts to, in bytes of its files. */
  long bytes() throws IOException;

  Path path();

  /** Where a line is, for people. */
  String place(Line line);

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

  static ImportSource of(Path path, Mapping map) {
    if (Files.isDirectory(path)) {
      return new Folder(path);
    }
    if (!Files.isReadable(path)) {
      throw new WorkFailed(path + " does not exist or cannot be read");
    }
    return new Rows(path, FORMATS.ofFile(name(path)).orElse(FORMATS.guessed()), map);
  }

  static String name(Path path) {
    return String.valueOf(path.toAbsolutePath().normalize().getFileName());
  }

  /**
   * A line as it is sent, which is JSON whatever form it came in. One that can't be read is sent as
   * a text: the server refuses that, and counts it.
   */
  static byte[] json(Line line) {
    return line instanceof Line.Whole whole
        ? whole.fields().json()
        : JsonMapper.shared().writeValueAsBytes(line.raw().text());
  }

  /** The parameter that has the server make keys of contents, which only it has as they are. */
  String KEYS_FROM_CONTENT = "&map=key%3A%40content";

  /** A file with rows in one of the formats. */
  record Rows(Path path, RowFormat format, Mapping map) implements ImportSource {
    @Override
    public FileLines open(Consumed consumed) throws IOException {
      return new FileLines(path, format, map, consumed);
    }

    @Override
    public long bytes() throws IOException {
      return Files.size(path);
    }

    @Override
    public String place(Line line) {
      return path + " line " + line.number();
    }
  }

  /** Images and texts; each one's key is its path within the folder. */
  record Folder(Path path) implements ImportSource {
    @Override
    public LineSource open(Consumed consumed) {
      return new FolderLines(path, files(), consumed);
    }

    @Override
    public long bytes() throws IOException {
      long bytes = 0;
      for (Path file : files()) {
        bytes += Files.size(file);
      }
      return bytes;
    }

    @Override
    public String place(Line line) {
      return path.resolve(line.raw().text()).toString();
    }

    private List<Path> files() {
      try (Stream<Path> found = Files.walk(path)) {
        return found.filter(FolderLines::isImportable).sorted().toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
