package io.countersign.ops.server.imports.format;

import io.countersign.ops.contract.json.HttpJson;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** All formats that rows can come in. */
public final class RowFormats {
  private final List<RowFormat> formats;

  private RowFormats(List<RowFormat> formats) {
    this.formats = formats;
  }

  /** The formats of server and command line: a new one is listed here. */
  public static RowFormats all() {
    JsonMapper json = HttpJson.mapper();
    return new RowFormats(List.of(new Ndjson(), new Csv(json)));
  }

  /** The format of a request, whatever parameters its content type has. */
  public Optional<RowFormat> ofMediaType(@Nullable String contentType) {
    String type = contentType == null ? "" : contentType.replaceFirst(";.*", "").strip();
    return formats.stream()
        .filter(format -> format.mediaTypes().stream().anyMatch(type::equalsIgnoreCase))
        .findFirst();
  }

  /** The format of a file, by how its name ends. */
  public Optional<RowFormat> ofFile(String name) {
    String lowerCase = name.toLowerCase(Locale.ROOT);
    return formats.stream()
        .filter(format -> format.endings().stream().anyMatch(lowerCase::endsWith))
        .findFirst();
  }

  /** The format of a file whose name tells nothing. */
  public RowFormat first() {
    return formats.get(0);
  }

  /** A file's name without the ending that tells its format. */
  public String withoutEnding(String name) {
    String lowerCase = name.toLowerCase(Locale.ROOT);
    return endings().stream()
        .filter(lowerCase::endsWith)
        .findFirst()
        .map(ending -> name.substring(0, name.length() - ending.length()))
        .orElse(name);
  }

  /** What names of files may end with. */
  public List<String> endings() {
    return formats.stream().flatMap(format -> format.endings().stream()).toList();
  }

  /** The content types that are read. */
  public List<String> mediaTypes() {
    return formats.stream().flatMap(format -> format.mediaTypes().stream()).toList();
  }
}
