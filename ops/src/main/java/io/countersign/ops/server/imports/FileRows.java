package io.countersign.ops.server.imports;

import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.imports.format.RowFormat;
import io.countersign.ops.server.imports.format.RowFormats;
import io.countersign.ops.server.imports.mapping.InputReader;
import io.countersign.ops.server.imports.mapping.MappedLines;
import io.countersign.ops.server.imports.mapping.Mappings;
import io.countersign.ops.server.imports.mapping.Needs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** Reads files one after the other; by its name a file holds lines, or is a row itself. */
final class FileRows implements RowSource {
  private static final int TOLD = 20;

  private final Iterator<ImportFile> files;
  private final RowFormats formats;
  private final JsonMapper json;
  private final InputReader reader;
  private final Mappings mappings;
  private final Needs needs;
  private final DataSize maxContent;
  private final List<ReadInput> inputs = new ArrayList<>();
  private @Nullable FormatRows current;
  private long number;

  FileRows(
      Iterator<ImportFile> files,
      RowFormats formats,
      JsonMapper json,
      InputReader reader,
      Mappings mappings,
      Needs needs,
      DataSize maxContent) {
    this.files = files;
    this.formats = formats;
    this.json = json;
    this.reader = reader;
    this.mappings = mappings;
    this.needs = needs;
    this.maxContent = maxContent;
  }

  @Override
  public @Nullable ReceivedRow next() throws IOException {
    while (true) {
      ReceivedRow row = current == null ? null : current.next();
      if (row != null) {
        number = Math.max(number, row.number());
        return row;
      }
      close();
      if (!files.hasNext()) {
        return null;
      }
      ImportFile file = files.next();
      Optional<RowFormat> format = formats.ofFile(file.name());
      if (format.isEmpty()) {
        number++;
        return whole(file);
      }
      current = rows(file, format.get());
    }
  }

  private FormatRows rows(ImportFile file, RowFormat format) throws IOException {
    MappedLines lines = reader.open(format, file.open(), mappings, needs);
    try {
      return new FormatRows(file.name(), lines.requireUsable(), json, number);
    } catch (RequestRefused refused) {
      throw refused.in(file.name());
    }
  }

  @Override
  public List<ReadInput> inputs() {
    List<ReadInput> all = new ArrayList<>(inputs);
    addCurrent(all);
    return all;
  }

  private void addCurrent(List<ReadInput> all) {
    if (current != null && all.size() < TOLD) {
      all.addAll(current.inputs());
    }
  }

  private ReceivedRow whole(ImportFile file) throws IOException {
    try (InputStream input = file.open()) {
      byte[] bytes = input.readNBytes((int) maxContent.toBytes() + 1);
      boolean text = file.name().toLowerCase(Locale.ROOT).endsWith(".txt");
      String content = text ? new String(bytes, StandardCharsets.UTF_8) : null;
      ImportRow row = new ImportRow(file.name(), content, null, null, null, null);
      return new ReceivedRow(number, true, row, text ? null : bytes, null, file::name);
    }
  }

  private void close() throws IOException {
    if (current != null) {
      addCurrent(inputs);
      current.close();
    }
    current = null;
  }
}
