package io.countersign.ops.server.export;

import io.countersign.projections.row.ExportRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Writes rows as lines, and keeps so few of them that a few megabytes of texts are in memory. */
final class LineStream {
  private static final int ROWS_AT_ONCE = 200;
  private static final long TEXT_AT_ONCE = 4 << 20;

  private final LineMaking lines;
  private final ExportFormat.RowWriter writer;
  private final @Nullable Predicate<String> wanted;
  private final List<ExportRow> kept = new ArrayList<>();
  private long text;

  /**
   * Starts with nothing.
   *
   * @param wanted what holds of the texts of lines; {@code null} for all lines
   */
  LineStream(LineMaking lines, ExportFormat.RowWriter writer, @Nullable Predicate<String> wanted) {
    this.lines = lines;
    this.writer = writer;
    this.wanted = wanted;
  }

  void add(ExportRow row) {
    kept.add(row);
    text += LineMaking.isText(row.content()) ? row.content().bytes() : 0;
    if (kept.size() == ROWS_AT_ONCE || text >= TEXT_AT_ONCE) {
      writeKept();
    }
  }

  void end() throws IOException {
    writeKept();
    writer.end();
  }

  private boolean isWanted(ExportLine line) {
    return wanted == null || line.text() != null && wanted.test(line.text());
  }

  private void writeKept() {
    if (kept.isEmpty()) {
      return;
    }
    try {
      for (ExportLine line : lines.of(kept)) {
        if (isWanted(line)) {
          writer.write(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    kept.clear();
    text = 0;
  }
}
