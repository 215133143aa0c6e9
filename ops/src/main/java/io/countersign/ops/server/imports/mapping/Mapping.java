package io.countersign.ops.server.imports.mapping;

import io.countersign.ops.contract.problem.RequestRefused;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of the columns of an input, as {@code key:id,text:sentence,metadata:*}: for
 * each entry a field of a row, a colon and the column that it is read from. An entry with a comma
 * or a quote in it is quoted as in CSV.
 *
 * <p>Besides the fields of a row there are {@code metadata.NAME}, and {@code ignore} for a column
 * that stays out; {@code *} is every column that nothing else names, and {@code key:@content} makes
 * keys from what the rows hold.
 */
public record Mapping(List<Entry> entries) {
  /** Says nothing: columns are what they are called. */
  public static final Mapping NONE = new Mapping(List.of());

  /** The key is the SHA-256 of the content, in hexadecimal digits. */
  static final String CONTENT = "@content";

  static final String REST = "*";
  static final String KEY = "key";
  static final String TEXT = "text";
  static final String IMAGE = "image";
  static final String TRUTH = "truth";
  static final String PRE_LABEL = "preLabel";
  static final String METADATA = "metadata";
  static final String IGNORE = "ignore";
  static final String ENTRY = METADATA + ".";

  private static final int LONGEST = 20_000;
  private static final Set<String> ONCE = Set.of(KEY, TEXT, IMAGE, TRUTH, PRE_LABEL);
  private static final Set<String> REPEATED = Set.of(METADATA, IGNORE);
  private static final CSVFormat CELLS = CSVFormat.RFC4180;

  public Mapping {
    entries = List.copyOf(entries);
  }

  /** One column's field. */
  public record Entry(String field, String column) {
    @Override
    public String toString() {
      return field + ":" + column;
    }
  }

  /**
   * Reads one.
   *
   * @throws RequestRefused {@code PARAMETER_INVALID} if it is none
   */
  public static Mapping parse(@Nullable String text) {
    if (text == null) {
      return NONE;
    }
    List<Entry> entries = cells(text).map(Mapping::entry).toList();
    Set<String> seen = new HashSet<>();
    for (Entry entry : entries) {
      boolean repeated = REPEATED.contains(entry.field());
      if (!seen.add("column " + entry.column()) || (!repeated && !seen.add(entry.field()))) {
        throw refused("Expected each field and each column once, but got " + entry);
      }
    }
    return new Mapping(entries);
  }

  private static Stream<String> cells(String text) {
    if (text.length() > LONGEST) {
      throw refused("Expected a map of at most " + LONGEST + " characters");
    }
    try (CSVParser parser =
        CSVParser.builder().setReader(new StringReader(text)).setFormat(CELLS).get()) {
      List<CSVRecord> records = parser.getRecords();
      if (records.size() == 1) {
        return records.get(0).stream();
      }
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      // refused below, as every other text that is no list
    }
    throw refused("Expected entries like key:id,text:sentence, separated by commas");
  }

  private static Entry entry(String cell) {
    int colon = cell.indexOf(':');
    Entry entry =
        new Entry(cell.substring(0, Math.max(0, colon)).strip(), cell.substring(colon + 1).strip());
    String field = entry.field();
    boolean known = ONCE.contains(field) || REPEATED.contains(field) || isEntry(field);
    if (!known || entry.column().isEmpty()) {
      throw refused(
          "Expected FIELD:COLUMN with one of key, text, image, truth, preLabel, metadata,"
              + " metadata.NAME and ignore as FIELD, but got "
              + cell);
    }
    if (entry.column().equals(REST) && !REPEATED.contains(field)) {
      throw refused("Expected metadata:* or ignore:*, but got " + cell);
    }
    return entry;
  }

  static boolean isEntry(String field) {
    return field.startsWith(ENTRY) && field.length() > ENTRY.length();
  }

  private static RequestRefused refused(String detail) {
    return RequestRefused.parameter("map", detail);
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Whether keys are made from what the rows hold. */
  public boolean keysFromContent() {
    return entries.contains(new Entry(KEY, CONTENT));
  }

  /** As it is written. */
  public String text() {
    List<String> cells = new ArrayList<>(entries.stream().map(Entry::toString).toList());
    return CELLS.format(cells.toArray());
  }
}
