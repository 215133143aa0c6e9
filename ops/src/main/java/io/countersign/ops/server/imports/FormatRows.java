package io.countersign.ops.server.imports;

import io.countersign.engine.refusal.FieldError;
import io.countersign.ops.contract.json.JsonFault;
import io.countersign.ops.server.imports.format.Line;
import io.countersign.ops.server.imports.format.LineFault;
import io.countersign.ops.server.imports.mapping.MappedLines;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the lines of a format as rows. */
final class FormatRows implements RowSource, Closeable {
  private final String file;
  private final MappedLines lines;
  private final JsonMapper json;
  private final long before;

  /**
   * Reads {@code lines} as rows.
   *
   * @param file its name; empty for a body
   * @param before how many lines the files before had
   */
  FormatRows(String file, MappedLines lines, JsonMapper json, long before) {
    this.file = file;
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
    return read(line, before + line.number(), lines.keysFromContent(), json);
  }

  static ReceivedRow read(Line line, long number, boolean keysFromContent, JsonMapper json) {
    return line instanceof Line.Whole whole
        ? read(whole, number, keysFromContent, json)
        : ReceivedRow.wrong(number, ((Line.Faulty) line).fault(), line.raw());
  }

  private static ReceivedRow read(
      Line.Whole line, long number, boolean keysFromContent, JsonMapper json) {
    try {
      ImportRow row = line.fields().as(ImportRow.class, json);
      return ReceivedRow.of(number, !keysFromContent, row, line.raw());
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
  public List<ReadInput> inputs() {
    return List.of(ReadInput.of(file, lines));
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
