package io.countersign.ops.server.imports.format;

import io.countersign.engine.refusal.FieldError;
import io.countersign.ops.contract.json.JsonFault;
import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads CSV as RFC 4180 has it, with a header. Columns are those of a JSON line; {@code metadata},
 * {@code preLabel} and {@code truth} hold JSON, and {@code metadata.NAME} is one entry of it.
 */
final class CsvLines implements LineSource {
  private static final Set<String> TEXTS = Set.of("key", "text", "image");
  private static final Set<String> JSON = Set.of("metadata", "preLabel", "truth");
  private static final String ENTRY = "metadata.";
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreEmptyLines(true)
          .get();

  private final CSVParser parser;
  private final List<String> names;
  private final Iterator<CSVRecord> records;
  private final JsonMapper json;
  private final BoundedReader characters;

  CsvLines(InputStream input, JsonMapper json, int maxRecord) throws IOException {
    this.json = json;
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    this.characters = new BoundedReader(new InputStreamReader(input, decoder), maxRecord);
    this.parser = parse();
    this.names = names(parser);
    this.records = parser.iterator();
  }

  private CSVParser parse() throws IOException {
    try {
      return CSVParser.builder().setReader(characters).setFormat(FORMAT).get();
    } catch (CharacterCodingException | CSVException | IllegalArgumentException e) {
      throw malformed(1);
    }
  }

  private static List<String> names(CSVParser parser) {
    List<String> names = parser.getHeaderNames().stream().map(String::strip).toList();
    if (!names.contains("key")) {
      throw malformed("Expected a header with key and text or image");
    }
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      requireKnown(name);
      if (!seen.add(name)) {
        throw malformed("Expected a header that names each column once, but got two of " + name);
      }
    }
    return names;
  }

  private static void requireKnown(String name) {
    if (!TEXTS.contains(name) && !JSON.contains(name) && !name.startsWith(ENTRY)) {
      throw malformed(
          "Expected a header of key, text, image, metadata, metadata.NAME, preLabel and truth,"
              + " but got "
              + name);
    }
  }

  @Override
  public @Nullable Line next() throws IOException {
    characters.newRecord();
    long started = parser.getCurrentLineNumber() + 1;
    try {
      return records.hasNext() ? line(started, records.next()) : null;
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
    Line.Raw raw = () -> FORMAT.format((Object[]) row.values());
    if (!row.isConsistent()) {
      String detail = "Expected as many values as the header has columns";
      return new Line.Faulty(number, new LineFault("WRONG_COLUMNS", detail), raw);
    }
    ObjectNode fields = json.createObjectNode();
    for (int column = 0; column < names.size(); column++) {
      String name = names.get(column);
      try {
        put(fields, name, row.get(column));
      } catch (JacksonException e) {
        FieldError error = JsonFault.error(e);
        LineFault fault = new LineFault(error.code(), name + ": " + error.detail());
        return new Line.Faulty(number, fault, raw);
      }
    }
    return new Line.Whole(number, new JsonFields(fields, json), raw);
  }

  /** An empty cell is a field that is not there. */
  private void put(ObjectNode fields, String name, String value) {
    if (value.isEmpty()) {
      return;
    }
    if (name.startsWith(ENTRY)) {
      metadata(fields).put(name.substring(ENTRY.length()), value);
    } else if (TEXTS.contains(name)) {
      fields.put(name, value);
    } else {
      fields.set(name, parsed(name, value));
    }
  }

  private static ObjectNode metadata(ObjectNode fields) {
    return fields.get("metadata") instanceof ObjectNode known
        ? known
        : fields.putObject("metadata");
  }

  private JsonNode parsed(String name, String value) {
    boolean plain = name.equals("truth") && !value.startsWith("[") && !value.startsWith("{");
    return plain ? json.valueToTree(value) : json.readTree(value);
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }

  private static RequestRefused malformed(long line) {
    return malformed("Expected well-formed CSV in UTF-8, but it breaks at line " + line);
  }

  private static RequestRefused malformed(String detail) {
    return new RequestRefused(ProblemCode.CSV_MALFORMED, detail);
  }
}
