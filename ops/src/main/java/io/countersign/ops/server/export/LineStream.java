package io.countersign.ops.server.export;

import io.countersign.projections.row.ExportRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Writes rows as lines, and keeps so few of them that a few megabytes of texts are in memory. */
final class LineStream {
  private static final int ROWS_AT_ONCE = 200;
  private static final long TEXT_AT_ONCE = 4 << 20;

  private final LineMaking lines;
  private final ExportFormat.RowWriter writer;
  private final List<ExportRow> kept = new ArrayList<>();
  private long text;

  LineStream(LineMaking lines, ExportFormat.RowWriter writer) {
    this.lines = lines;
    this.writer = writer;
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

  private void writeKept() {
    if (kept.isEmpty()) {
      return;
    }
    try {
      for (ExportLine line : lines.of(kept)) {
        writer.write(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    kept.clear();
    text = 0;
  }
}
