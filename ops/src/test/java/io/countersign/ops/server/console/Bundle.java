package io.countersign.ops.server.console;

import io.countersign.ops.contract.figures.Figure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How much a browser has to fetch, as the server sends it to one that knows gzip only. */
final class Bundle {
  private static final Path FOLDER = Path.of("console", "dist");
  private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"/(assets/[^\"]+)\"");
  private static final double KILO = 1000;

  private Bundle() {}

  static List<Figure> figures() throws IOException {
    Set<Path> first =
        ASSET
            .matcher(Files.readString(FOLDER.resolve("index.html")))
            .results()
            .map(MatchResult::group)
            .map(found -> found.substring(found.indexOf('/') + 1, found.length() - 1))
            .map(FOLDER::resolve)
            .collect(Collectors.toSet());
    return List.of(
        Figure.of("scripts before the first page", "kB gzip", size(first.stream(), ".js")),
        Figure.of("styles before the first page", "kB gzip", size(first.stream(), ".css")),
        Figure.of(
            "all scripts and styles", "kB gzip", size(files(), ".js") + size(files(), ".css")),
        Figure.of("scripts and styles", "files", files().filter(Bundle::isCode).count()));
  }

  private static boolean isCode(Path file) {
    return file.toString().endsWith(".js") || file.toString().endsWith(".css");
  }

  private static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve("assets"))) {
      return files.map(Bundle::uncompressed).distinct().toList().stream();
    }
  }

  /** Large files are there in their compressed forms only. */
  private static Path uncompressed(Path file) {
    return file.resolveSibling(file.getFileName().toString().replaceFirst("\\.(gz|br)$", ""));
  }

  private static double size(Stream<Path> files, String ending) {
    return files
            .filter(file -> file.toString().endsWith(ending))
            .mapToLong(Bundle::compressed)
            .sum()
        / KILO;
  }

  /** Small files are not compressed. */
  private static long compressed(Path file) {
    Path zipped = file.resolveSibling(file.getFileName() + ".gz");
    try {
      return Files.size(Files.exists(zipped) ? zipped : file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
