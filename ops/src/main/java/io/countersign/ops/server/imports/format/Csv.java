package io.countersign.ops.server.imports.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** CSV as RFC 4180 has it, with a header. */
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
    return List.of("text/csv");
  }

  @Override
  public List<String> endings() {
    return List.of(".csv");
  }

  @Override
  public LineSource open(InputStream input, int longest) throws IOException {
    return new CsvLines(ByteOrderMark.skipping(input), json, longest);
  }
}
