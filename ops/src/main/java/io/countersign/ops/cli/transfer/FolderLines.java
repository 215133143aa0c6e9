package io.countersign.ops.cli.transfer;

import io.countersign.ops.server.imports.format.Detected;
import io.countersign.ops.server.imports.format.Fields;
import io.countersign.ops.server.imports.format.Line;
import io.countersign.ops.server.imports.format.LineSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes a line of each image and text; an image is named by its path from beside the folder. */
final class FolderLines implements LineSource {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Path folder;
  private final Iterator<Path> files;
  private final ImportSource.Consumed consumed;
  private long number;

  FolderLines(Path folder, List<Path> files, ImportSource.Consumed consumed) {
    this.folder = folder;
    this.files = files.iterator();
    this.consumed = consumed;
  }

  static boolean isImportable(Path file) {
    return Files.isRegularFile(file) && (isText(file) || InlineImages.mediaType(file).isPresent());
  }

  @Override
  public Detected detected() {
    return Detected.plain("folder");
  }

  @Override
  public @Nullable Line next() throws IOException {
    if (!files.hasNext()) {
      return null;
    }
    Path file = files.next();
    consumed.bytes(Files.size(file));
    ObjectNode line = JSON.createObjectNode();
    String key = slashed(folder.relativize(file));
    line.put("key", key);
    if (isText(file)) {
      line.put("text", new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } else {
      Path name = folder.toAbsolutePath().normalize().getFileName();
      line.put("image", Objects.requireNonNull(name, "name") + "/" + key);
    }
    number++;
    return new Line.Whole(number, Fields.ofJson(JSON.writeValueAsBytes(line)), () -> key);
  }

  @Override
  public void close() {}

  private static boolean isText(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".txt");
  }

  private static String slashed(Path relative) {
    return relative.toString().replace('\\', '/');
  }
}
