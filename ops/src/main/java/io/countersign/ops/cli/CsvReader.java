package io.countersign.ops.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads records as import lines, as the server reads CSV: a cell goes to the field of its column's
 * name, read as JSON where that field is an object, {@code metadata.NAME} into the metadata; an
 * empty cell is a missing field.
 */
final class CsvReader implements ImportSource.LineReader {
  private static final String ENTRY = "metadata.";
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreEmptyLines(true)
          .get();

  private final Path file;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;

  CsvReader(Path file, ImportSource.Consumed consumed) throws IOException {
    this.file = file;
    BufferedReader text =
        new BufferedReader(
            new InputStreamReader(NdjsonReader.unpacked(file, consumed), StandardCharsets.UTF_8));
    try {
      skipByteOrderMark(text);
      this.parser = CSVParser.parse(text, FORMAT);
    } catch (IllegalArgumentException e) {
      text.close();
      throw new WorkFailed(file + " has no usable header: " + e.getMessage(), e);
    }
    this.records = parser.iterator();
  }

  @Override
  public Optional<byte[]> next() {
    try {
      return records.hasNext()
          ? Optional.of(JSON.writeValueAsBytes(line(records.next())))
          : Optional.empty();
    } catch (UncheckedIOException | IllegalStateException e) {
      throw new WorkFailed(
          "%s is not valid CSV near line %d: %s"
              .formatted(file, parser.getCurrentLineNumber(), e.getMessage()),
          e);
    }
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }

  /** A row with too few or too many values is sent as a list of them, which the server refuses. */
  private static JsonNode line(CSVRecord record) {
    if (!record.isConsistent()) {
      return JSON.valueToTree(record.toList());
    }
    ObjectNode line = JSON.createObjectNode();
    for (Map.Entry<String, String> cell : record.toMap().entrySet()) {
      if (!cell.getValue().isEmpty()) {
        put(line, cell.getKey().strip(), cell.getValue());
      }
    }
    return line;
  }

  private static void put(ObjectNode line, String column, String cell) {
    if (column.startsWith(ENTRY)) {
      line.withObjectProperty("metadata").put(column.substring(ENTRY.length()), cell);
    } else {
      line.set(column, value(column, cell));
    }
  }

  private static JsonNode value(String column, String cell) {
    return switch (column) {
      case "metadata", "preLabel", "truth" -> parsed(cell);
      default -> JSON.getNodeFactory().stringNode(cell);
    };
  }

  private static JsonNode parsed(String cell) {
    try {
      return JSON.readTree(cell);
    } catch (JacksonException e) {
      return JSON.getNodeFactory().stringNode(cell);
    }
  }

  private static void skipByteOrderMark(BufferedReader text) throws IOException {
    text.mark(1);
    if (text.read() != '\uFEFF') {
      text.reset();
    }
  }
}
