package io.countersign.ops.server.imports;

import io.countersign.engine.refusal.FieldError;
import io.countersign.ops.contract.json.JsonFault;
import io.countersign.ops.server.imports.format.Line;
import io.countersign.ops.server.imports.format.LineFault;
import io.countersign.ops.server.imports.format.LineSource;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the lines of a format as rows. */
final class FormatRows implements RowSource, Closeable {
  private final LineSource lines;
  private final JsonMapper json;
  private final long before;

  /**
   * Reads {@code lines} as rows.
   *
   * @param before how many lines the files before had
   */
  FormatRows(LineSource lines, JsonMapper json, long before) {
    this.lines = lines;
    this.json = json;
    this.before = before;
  }

  @Override
  public @Nullable ReceivedRow next() throws IOException {
    Line line = lines.next();
    if (line == null) {
      return null;
    }
    long number = before + line.number();
    if (line instanceof Line.Whole whole) {
      return read(number, whole);
    }
    return ReceivedRow.wrong(number, ((Line.Faulty) line).fault(), line.raw());
  }

  private ReceivedRow read(long number, Line.Whole line) {
    try {
      return ReceivedRow.of(number, line.fields().as(ImportRow.class, json), line.raw());
    } catch (JacksonException e) {
      return ReceivedRow.wrong(number, fault(JsonFault.error(e)), line.raw());
    }
  }

  private static LineFault fault(FieldError error) {
    String where = error.path().isEmpty() ? "" : error.path() + ": ";
    String code = error.code().equals("MALFORMED") ? "MALFORMED_JSON" : error.code();
    return new LineFault(code, where + error.detail());
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
