package io.countersign.ops.server.imports;

import io.countersign.ops.server.directory.ProjectEntry;
import io.countersign.ops.server.imports.ImportPreview.Column;
import io.countersign.ops.server.imports.ImportPreview.Row;
import io.countersign.ops.server.imports.format.Line;
import io.countersign.ops.server.imports.format.LineFault;
import io.countersign.ops.server.imports.format.RowFormat;
import io.countersign.ops.server.imports.mapping.InputReader;
import io.countersign.ops.server.imports.mapping.MappedLines;
import io.countersign.ops.server.imports.mapping.Mapping;
import io.countersign.ops.server.imports.mapping.Mappings;
import io.countersign.ops.server.imports.mapping.Needs;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Shows how the beginning of an input would come in; it stores nothing. */
public final class ImportPreviews {
  private static final int SHOWN = 300;

  private final InputReader reader;
  private final RowChecks checks;
  private final JsonMapper json;

  ImportPreviews(InputReader reader, RowChecks checks, JsonMapper json) {
    this.reader = reader;
    this.checks = checks;
    this.json = json;
  }

  /**
   * Reads the first rows.
   *
   * @param cut whether {@code input} is only the beginning of what would be imported
   */
  public ImportPreview of(
      ProjectEntry project, RowFormat format, InputStream input, Mapping map, boolean cut)
      throws IOException {
    Needs needs = Needs.of(project.mediaType());
    try (MappedLines lines =
        cut
            ? reader.openCut(format, input, Mappings.of(map), needs)
            : reader.open(format, input, Mappings.of(map), needs)) {
      lines.requireColumns();
      RowCheck check = checks.of(project, false);
      List<Row> rows = new ArrayList<>();
      for (Line line : lines.beginning(cut)) {
        rows.add(row(line, lines, check));
      }
      Exception failure = cut ? null : lines.failure();
      return new ImportPreview(
          ReadInput.of("", lines),
          columns(lines),
          lines.isProposed(),
          lines.missing(),
          rows,
          failure == null ? null : failure.getMessage());
    }
  }

  private static List<Column> columns(MappedLines lines) {
    return lines.fields().entrySet().stream()
        .map(column -> new Column(column.getKey(), column.getValue()))
        .toList();
  }

  private Row row(Line line, MappedLines lines, RowCheck check) {
    ReceivedRow received = FormatRows.read(line, line.number(), lines.keysFromContent(), json);
    ImportRow row = received.row();
    if (row == null) {
      return row(received, null, null, received.fault());
    }
    try {
      CheckedRow checked = check.check(received, row);
      return row(received, checked.row().key(), null, checked.leftOut());
    } catch (RowCheck.Refused refused) {
      return row(received, row.key(), refused.fault().code(), refused.fault());
    }
  }

  private static Row row(
      ReceivedRow received, @Nullable String key, @Nullable String code, @Nullable LineFault why) {
    ImportRow row = received.row();
    String detail = why == null ? null : why.detail();
    if (row == null) {
      String raw = cut(received.raw().text());
      return new Row(
          received.number(),
          null,
          raw,
          null,
          Map.of(),
          null,
          why == null ? "" : why.code(),
          detail);
    }
    return new Row(
        received.number(),
        key,
        cut(row.text()),
        cut(row.image()),
        metadata(row.metadata()),
        truth(row.truth()),
        code,
        detail);
  }

  private static Map<String, String> metadata(@Nullable Map<String, JsonNode> given) {
    Map<String, String> metadata = new TreeMap<>();
    if (given != null) {
      given.forEach((name, value) -> metadata.put(name, String.valueOf(cut(value.asString("")))));
    }
    return metadata;
  }

  private static @Nullable String truth(@Nullable JsonNode truth) {
    if (truth == null || truth.isNull()) {
      return null;
    }
    return cut(truth.isString() ? truth.asString() : truth.toString());
  }

  private static @Nullable String cut(@Nullable String text) {
    return text == null || text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
