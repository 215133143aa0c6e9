package io.countersign.ops.server.imports.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Tables as RFC 4180 has them, with a header: CSV, and what is separated by something else. */
final class Csv implements RowFormat {
  private final JsonMapper json;

  Csv(JsonMapper json) {
    this.json = json;
  }

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public List<String> mediaTypes() {
    return List.of("text/csv", "text/tab-separated-values");
  }

  @Override
  public List<String> endings() {
    return List.of(".csv", ".tsv");
  }

  @Override
  public LineSource open(InputStream input, int longest) throws IOException {
    return new CsvLines(input, json, longest);
  }
}
