package io.countersign.ops.server.imports.format;

import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a table as RFC 4180 has it, with a header. Encoding and separator are found out; each line
 * has its cells as texts under the names of their columns, without those that are empty.
 */
final class CsvLines implements LineSource {
  private static final int BEGINNING = 64 << 10;

  private final DetectedText text;
  private final BoundedReader characters;
  private final char separator;
  private final CSVFormat format;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final List<String> names;
  private final JsonMapper json;

  CsvLines(InputStream input, JsonMapper json, int maxRecord) throws IOException {
    this.json = json;
    this.text = new DetectedText(input);
    try {
      Reader start = new BufferedReader(text, BEGINNING);
      this.separator = separator(start);
      this.characters = new BoundedReader(start, maxRecord);
      this.format =
          CSVFormat.RFC4180.builder().setDelimiter(separator).setIgnoreEmptyLines(true).get();
      this.parser = CSVParser.builder().setReader(characters).setFormat(format).get();
    } catch (CharacterCodingException e) {
      throw malformed(1);
    }
    this.records = parser.iterator();
    this.names = names();
  }

  private static char separator(Reader text) throws IOException {
    char[] beginning = new char[BEGINNING];
    text.mark(BEGINNING);
    int length = 0;
    int read = 0;
    while (read >= 0 && length < BEGINNING) {
      read = text.read(beginning, length, BEGINNING - length);
      length += Math.max(0, read);
    }
    text.reset();
    return Separator.of(new String(beginning, 0, length), length == BEGINNING);
  }

  private List<String> names() throws IOException {
    CSVRecord header = record();
    if (header == null) {
      throw malformed("Expected a header that names the columns, but the table is empty");
    }
    List<String> names = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String cell : header) {
      String name = cell.isBlank() ? "column " + (names.size() + 1) : cell.strip();
      if (!seen.add(name)) {
        throw malformed("Expected a header that names each column once, but got two of " + name);
      }
      names.add(name);
    }
    return names;
  }

  @Override
  public Detected detected() {
    return new Detected(
        "csv", false, text.charset().name(), text.marked(), String.valueOf(separator), names);
  }

  @Override
  public @Nullable Line next() throws IOException {
    while (true) {
      long started = parser.getCurrentLineNumber() + 1;
      CSVRecord row = record();
      if (row == null) {
        return null;
      }
      if (row.stream().anyMatch(cell -> !cell.isEmpty())) {
        return line(started, row);
      }
    }
  }

  private @Nullable CSVRecord record() throws IOException {
    characters.newRecord();
    try {
      return records.hasNext() ? records.next() : null;
    } catch (UncheckedIOException | IllegalStateException e) {
      throw broken(e);
    }
  }

  private IOException broken(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RequestRefused refused) {
        throw refused;
      }
      if (cause instanceof CharacterCodingException) {
        throw malformed(parser.getCurrentLineNumber());
      }
    }
    if (failure.getCause() instanceof IOException io && !(io instanceof CSVException)) {
      return io;
    }
    throw malformed(parser.getCurrentLineNumber());
  }

  private Line line(long number, CSVRecord row) {
    Line.Raw raw = () -> format.format((Object[]) row.values());
    if (row.size() != names.size()) {
      String detail = "Expected as many values as the header has columns";
      return new Line.Faulty(number, new LineFault("WRONG_COLUMNS", detail), raw);
    }
    ObjectNode fields = json.createObjectNode();
    for (int column = 0; column < names.size(); column++) {
      if (!row.get(column).isEmpty()) {
        fields.put(names.get(column), row.get(column));
      }
    }
    return new Line.Whole(number, Fields.ofTree(fields, json), raw);
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }

  private RequestRefused malformed(long line) {
    return malformed(
        "Expected well-formed CSV in %s, but it breaks at line %d"
            .formatted(text.charset().name(), line));
  }

  private static RequestRefused malformed(String detail) {
    return new RequestRefused(ProblemCode.CSV_MALFORMED, detail);
  }
}
