package io.countersign.ops.server.imports;

import io.countersign.ops.server.imports.format.RowFormat;
import io.countersign.ops.server.imports.format.RowFormats;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** Reads files one after the other; by its name a file holds lines, or is a row itself. */
final class FileRows implements RowSource {
  private final Iterator<ImportFile> files;
  private final RowFormats formats;
  private final JsonMapper json;
  private final int maxLine;
  private final DataSize maxContent;
  private @Nullable FormatRows current;
  private long number;

  FileRows(
      Iterator<ImportFile> files,
      RowFormats formats,
      JsonMapper json,
      int maxLine,
      DataSize maxContent) {
    this.files = files;
    this.formats = formats;
    this.json = json;
    this.maxLine = maxLine;
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
      current = new FormatRows(format.get().open(file.open(), maxLine), json, number);
    }
  }

  private ReceivedRow whole(ImportFile file) throws IOException {
    try (InputStream input = file.open()) {
      byte[] bytes = input.readNBytes((int) maxContent.toBytes() + 1);
      boolean text = file.name().toLowerCase(Locale.ROOT).endsWith(".txt");
      String content = text ? new String(bytes, StandardCharsets.UTF_8) : null;
      ImportRow row = new ImportRow(file.name(), content, null, null, null, null);
      return new ReceivedRow(number, row, text ? null : bytes, null, file::name);
    }
  }

  private void close() throws IOException {
    if (current != null) {
      current.close();
    }
    current = null;
  }
}
