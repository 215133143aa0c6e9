package io.countersign.ops.server.export;

import io.countersign.ops.contract.json.HttpJson;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** All formats that rows can go out in. */
public final class ExportFormats {
  private final List<ExportFormat> formats;

  private ExportFormats(List<ExportFormat> formats) {
    this.formats = formats;
  }

  /** The formats of server and command line: a new one is listed here. */
  public static ExportFormats all() {
    JsonMapper json = HttpJson.mapper();
    return new ExportFormats(List.of(new Ndjson(json), new Csv(json)));
  }

  public Optional<ExportFormat> named(String name) {
    return formats.stream().filter(format -> format.name().equals(name)).findFirst();
  }

  public List<String> names() {
    return formats.stream().map(ExportFormat::name).toList();
  }

  public List<String> mediaTypes() {
    return formats.stream().map(ExportFormat::mediaType).toList();
  }
}
