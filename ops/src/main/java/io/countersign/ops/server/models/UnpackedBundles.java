package io.countersign.ops.server.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * The folder of unpacked bundles, each in a folder of its own that is moved there whole, so several
 * nodes may use the same one. Those that were not added for longest are removed.
 */
final class UnpackedBundles {
  /** How many stay unpacked. */
  static final int MOST = 32;

  private static final String MAKING = "making-";
  private static final Duration ABANDONED = Duration.ofDays(1);

  private final Path folder;

  UnpackedBundles(Path folder) {
    this.folder = folder;
  }

  Workspace workspace() {
    try {
      Files.createDirectories(folder);
      return new Workspace(Files.createTempDirectory(folder, MAKING));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path place(String sha256) {
    return folder.resolve(sha256);
  }

  /** Moves a folder to its place; another thread or node may have been first, with the same. */
  Path add(Path made, String sha256) throws IOException {
    removeOldest();
    Path place = place(sha256);
    try {
      Files.move(made, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isDirectory(place)) {
        throw e;
      }
    }
    return place;
  }

  void remove(Path place) {
    try {
      FileSystemUtils.deleteRecursively(place);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void removeOldest() throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.list(folder)) {
      all = found.sorted(Comparator.comparing(UnpackedBundles::madeAt).reversed()).toList();
    }
    all.stream().filter(path -> !making(path)).skip(MOST - 1L).forEach(this::remove);
    FileTime abandoned = FileTime.from(Instant.now().minus(ABANDONED));
    all.stream()
        .filter(path -> making(path) && madeAt(path).compareTo(abandoned) < 0)
        .forEach(this::remove);
  }

  private static boolean making(Path path) {
    return String.valueOf(path.getFileName()).startsWith(MAKING);
  }

  /** Long ago where another node has just removed it. */
  private static FileTime madeAt(Path path) {
    try {
      return Files.getLastModifiedTime(path);
    } catch (IOException gone) {
      return FileTime.fromMillis(0);
    }
  }
}
