package io.countersign.ops.cli.transfer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts the image itself in the place of its path.
 *
 * <p>Only images within the folder of the file that names them are read: a file from somebody else
 * cannot have others sent. What is not such a path is left as it is, for the server to say what is
 * wrong with it.
 */
final class InlineImages {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "png", "image/png",
          "jpg", "image/jpeg",
          "jpeg", "image/jpeg",
          "gif", "image/gif",
          "webp", "image/webp",
          "bmp", "image/bmp",
          "tif", "image/tiff",
          "tiff", "image/tiff");

  private InlineImages() {}

  static Optional<String> mediaType(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return Optional.ofNullable(MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
  }

  static byte[] inline(Path base, byte[] line) throws IOException {
    if (!new String(line, StandardCharsets.ISO_8859_1).contains("\"image\"")) {
      return line;
    }
    if (!(parse(line) instanceof ObjectNode object)) {
      return line;
    }
    Optional<Path> file = file(base, object.path("image"));
    Optional<String> type = file.flatMap(InlineImages::mediaType);
    if (file.isEmpty() || type.isEmpty()) {
      return line;
    }
    String content = Base64.getEncoder().encodeToString(Files.readAllBytes(file.get()));
    object.put("image", "data:" + type.get() + ";base64," + content);
    return JSON.writeValueAsBytes(object);
  }

  private static Optional<Path> file(Path base, JsonNode image) throws IOException {
    if (!image.isString() || image.asString().startsWith("data:")) {
      return Optional.empty();
    }
    try {
      Path file = base.resolve(image.asString());
      return Files.isRegularFile(file) && file.toRealPath().startsWith(base.toRealPath())
          ? Optional.of(file)
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static @Nullable JsonNode parse(byte[] line) {
    try {
      return JSON.readTree(line);
    } catch (JacksonException e) {
      return null;
    }
  }
}
