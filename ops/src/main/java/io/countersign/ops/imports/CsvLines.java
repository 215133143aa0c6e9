package io.countersign.ops.imports;

import io.countersign.engine.refusal.FieldError;
import io.countersign.ops.json.JsonFault;
import io.countersign.ops.problem.ProblemCode;
import io.countersign.ops.problem.RequestRefused;
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
  private final Iterator<CSVRecord> records;
  private final JsonMapper json;
  private final BoundedReader characters;
  private final long firstNumber;

  CsvLines(InputStream input, JsonMapper json, int maxRecord, long firstNumber) throws IOException {
    this.json = json;
    this.firstNumber = firstNumber;
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    this.characters = new BoundedReader(new InputStreamReader(input, decoder), maxRecord);
    this.parser = parse();
    this.records = parser.iterator();
  }

  private CSVParser parse() throws IOException {
    try {
      CSVParser parsed = CSVParser.builder().setReader(characters).setFormat(FORMAT).get();
      requireHeader(parsed.getHeaderNames());
      return parsed;
    } catch (CharacterCodingException | IllegalArgumentException e) {
      throw malformed(1);
    }
  }

  private static void requireHeader(List<String> names) {
    if (!names.contains("key")) {
      throw malformed("Expected a header with key and text or image");
    }
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw malformed("Expected a header that names each column once, but got two of " + name);
      }
      if (!TEXTS.contains(name) && !JSON.contains(name) && !name.startsWith(ENTRY)) {
        throw malformed(
            "Expected a header of key, text, image, metadata, metadata.NAME, preLabel and truth,"
                + " but got "
                + name);
      }
    }
  }

  @Override
  public @Nullable Line next() throws IOException {
    characters.newRecord();
    long started = parser.getCurrentLineNumber() + firstNumber;
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
      return Line.wrong(number, "WRONG_COLUMNS", "Expected as many values as the header has", raw);
    }
    try {
      return Line.of(number, json.treeToValue(tree(row), ImportRow.class), raw);
    } catch (JacksonException e) {
      FieldError error = JsonFault.error(e);
      return Line.wrong(number, error.code(), error.path() + ": " + error.detail(), raw);
    }
  }

  private JsonNode tree(CSVRecord row) {
    ObjectNode tree = json.createObjectNode();
    for (String name : parser.getHeaderNames()) {
      String value = row.get(name);
      if (value.isEmpty()) {
        continue;
      }
      if (name.startsWith(ENTRY)) {
        metadata(tree).put(name.substring(ENTRY.length()), value);
      } else if (TEXTS.contains(name)) {
        tree.put(name, value);
      } else {
        tree.set(name, parsed(name, value));
      }
    }
    return tree;
  }

  private static ObjectNode metadata(ObjectNode tree) {
    return tree.get("metadata") instanceof ObjectNode known ? known : tree.putObject("metadata");
  }

  private JsonNode parsed(String name, String value) {
    boolean plain = name.equals("truth") && !value.startsWith("[") && !value.startsWith("{");
    return plain ? json.valueToTree(value) : json.readTree(value);
  }

  private static RequestRefused malformed(long line) {
    return malformed("Expected well-formed CSV in UTF-8, but it breaks at line " + line);
  }

  private static RequestRefused malformed(String detail) {
    return new RequestRefused(ProblemCode.CSV_MALFORMED, detail);
  }
}
