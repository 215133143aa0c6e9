package io.countersign.ops.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** Reads files one after the other; by its name a file holds lines, or is a row itself. */
final class FileLines implements LineSource {
  private final Iterator<ImportFile> files;
  private final JsonMapper json;
  private final int maxLine;
  private final DataSize maxContent;
  private @Nullable LineSource current;
  private @Nullable InputStream opened;
  private long number;

  FileLines(Iterator<ImportFile> files, JsonMapper json, int maxLine, DataSize maxContent) {
    this.files = files;
    this.json = json;
    this.maxLine = maxLine;
    this.maxContent = maxContent;
  }

  @Override
  public @Nullable Line next() throws IOException {
    while (true) {
      Line line = current == null ? null : current.next();
      if (line != null) {
        number = Math.max(number, line.number());
        return line;
      }
      close();
      if (!files.hasNext()) {
        return null;
      }
      ImportFile file = files.next();
      String name = file.name().toLowerCase(Locale.ROOT);
      if (!open(file, name)) {
        number++;
        return whole(file, name);
      }
    }
  }

  private boolean open(ImportFile file, String name) throws IOException {
    if (name.endsWith(".ndjson") || name.endsWith(".jsonl")) {
      opened = file.open();
      current = new JsonLines(opened, json, maxLine, number + 1);
      return true;
    }
    if (name.endsWith(".csv")) {
      opened = file.open();
      current = new CsvLines(opened, json, maxLine, number + 1);
      return true;
    }
    return false;
  }

  private Line whole(ImportFile file, String name) throws IOException {
    try (InputStream input = file.open()) {
      byte[] bytes = input.readNBytes((int) maxContent.toBytes() + 1);
      boolean text = name.endsWith(".txt");
      String content = text ? new String(bytes, StandardCharsets.UTF_8) : null;
      ImportRow row = new ImportRow(file.name(), content, null, null, null, null);
      return new Line(number, row, text ? null : bytes, null, file::name);
    }
  }

  private void close() throws IOException {
    if (opened != null) {
      opened.close();
    }
    opened = null;
    current = null;
  }
}
