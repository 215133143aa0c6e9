package io.countersign.ops.cli.transfer;

import io.countersign.ops.cli.terminal.Readable;
import io.countersign.ops.server.imports.format.Line;
import io.countersign.ops.server.imports.format.LineFault;
import io.countersign.ops.server.imports.format.LineSource;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Writes the lines that the server refused beside the file they came from, and says what was wrong
 * with the first of them.
 */
final class FailedLines {
  private static final int SHOWN = 5;

  private final BitSet failed = new BitSet();
  private final Map<Integer, LineFault> shown = new HashMap<>();
  private int firstHidden;

  /** Takes a failure whose line is counted over all that was sent, from 1. */
  void add(JsonNode failure) {
    int line = failure.path("line").asInt();
    failed.set(line);
    if (shown.size() < SHOWN) {
      String detail = Readable.cell(failure.path("detail"));
      shown.put(line, new LineFault(failure.path("code").asString(""), detail));
    } else if (firstHidden == 0) {
      firstHidden = line;
    }
  }

  /**
   * Reads the sources once more.
   *
   * @param say is told what was wrong
   * @return the files written
   */
  List<Path> write(List<ImportSource> sources, Consumer<String> say) throws IOException {
    List<Path> written = new ArrayList<>();
    int number = 1;
    for (ImportSource source : sources) {
      Path path = source.path().toAbsolutePath().normalize();
      Path target = path.resolveSibling(path.getFileName() + ".failed.ndjson");
      int next = write(source, number, target, say);
      int found = failed.nextSetBit(number);
      if (found >= 0 && found < next) {
        written.add(target);
      }
      number = next;
    }
    return written;
  }

  /** The number of the next source's first line. */
  private int write(ImportSource source, int first, Path target, Consumer<String> say)
      throws IOException {
    int number = first;
    try (LineSource lines = source.open(bytes -> {});
        LazyOutput output = new LazyOutput(target)) {
      for (Line line = lines.next(); line != null; line = lines.next()) {
        if (failed.get(number)) {
          output.line(ImportSource.json(line));
          tell(source.place(line), number, line, say);
        }
        number++;
      }
    }
    return number;
  }

  /** What the reader of a format found goes before what the server said of the line as sent. */
  private void tell(String place, int number, Line line, Consumer<String> say) {
    LineFault told = shown.get(number);
    if (told != null) {
      LineFault fault = line instanceof Line.Faulty faulty ? faulty.fault() : told;
      say.accept("%s: %s: %s".formatted(place, fault.code(), fault.detail()));
    } else if (number == firstHidden) {
      say.accept("…");
    }
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
