package io.countersign.ops.server.export;

import java.io.OutputStream;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** One JSON object a line. */
final class Ndjson implements ExportFormat {
  private final ObjectWriter json;

  Ndjson(JsonMapper json) {
    this.json = json.writer();
  }

  @Override
  public String name() {
    return "ndjson";
  }

  @Override
  public String mediaType() {
    return "application/x-ndjson";
  }

  @Override
  public String ending() {
    return ".ndjson";
  }

  @Override
  public RowWriter open(OutputStream body) {
    return row -> {
      body.write(json.writeValueAsBytes(row));
      body.write('\n');
    };
  }
}
