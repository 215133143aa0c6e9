package io.countersign.ops.server.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * CSV as RFC 4180 has it: a header, and a column for each field of a row. What is a list or an
 * object, such as annotations, stands in its column as JSON.
 */
final class Csv implements ExportFormat {
  /** What makes a spreadsheet take a text for a formula. */
  private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\t\r]");

  private static final List<String> COLUMNS =
      Arrays.stream(ExportLine.class.getRecordComponents()).map(RecordComponent::getName).toList();

  private final JsonMapper json;

  Csv(JsonMapper json) {
    this.json = json;
  }

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public String mediaType() {
    return "text/csv";
  }

  @Override
  public String ending() {
    return ".csv";
  }

  @Override
  public RowWriter open(OutputStream body) throws IOException {
    Writer text = new OutputStreamWriter(body, StandardCharsets.UTF_8);
    CSVPrinter records = new CSVPrinter(text, CSVFormat.RFC4180);
    records.printRecord(COLUMNS);
    return new RowWriter() {
      @Override
      public void write(ExportLine row) throws IOException {
        JsonNode fields = json.valueToTree(row);
        records.printRecord(COLUMNS.stream().map(column -> cell(fields.path(column))));
      }

      @Override
      public void end() throws IOException {
        records.flush();
      }
    };
  }

  private static String cell(JsonNode value) {
    if (value.isContainer()) {
      return value.toString();
    }
    return value.isString() ? harmless(value.asString()) : value.asString("");
  }

  /** A text that a spreadsheet shows and never runs: with an apostrophe before it, if need be. */
  private static String harmless(String text) {
    return FORMULA.matcher(text).find() ? "'" + text : text;
  }
}
