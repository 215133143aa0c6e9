package io.countersign.ops.server.imports.format;

import io.countersign.ops.contract.json.HttpJson;
import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
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
    RowFormat lines = new Ndjson();
    RowFormat array = new Json(lines);
    RowFormat table = new Csv(json);
    return new RowFormats(List.of(lines, array, table, new Guessed(array, table)));
  }

  /** The format of a request, whatever parameters its content type has. */
  public Optional<RowFormat> ofMediaType(@Nullable String contentType) {
    String type = contentType == null ? "" : contentType.replaceFirst(";.*", "").strip();
    return formats.stream()
        .filter(format -> format.mediaTypes().stream().anyMatch(type::equalsIgnoreCase))
        .findFirst();
  }

  /**
   * The same of a request that has to have one.
   *
   * @throws RequestRefused {@code MEDIA_TYPE_NOT_SUPPORTED}
   */
  public RowFormat ofRequest(@Nullable String contentType) {
    return ofMediaType(contentType)
        .orElseThrow(
            () ->
                new RequestRefused(
                    ProblemCode.MEDIA_TYPE_NOT_SUPPORTED,
                    "Expected multipart/form-data or one of " + String.join(", ", mediaTypes())));
  }

  /** The format of a file, by how its name ends, which may be followed by {@code .gz}. */
  public Optional<RowFormat> ofFile(String name) {
    String lowerCase = unpacked(name).toLowerCase(Locale.ROOT);
    return formats.stream()
        .filter(format -> format.endings().stream().anyMatch(lowerCase::endsWith))
        .findFirst();
  }

  /** The format of a file whose name tells nothing: by how it begins. */
  public RowFormat guessed() {
    return formats.get(formats.size() - 1);
  }

  private static String unpacked(String name) {
    return name.replaceFirst("(?i)\\.gz$", "");
  }

  /** A file's name without the endings that tell its compression and its format. */
  public String withoutEnding(String file) {
    String name = unpacked(file);
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
