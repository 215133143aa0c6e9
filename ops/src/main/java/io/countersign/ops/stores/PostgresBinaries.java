package io.countersign.ops.stores;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/** Unpacks the PostgreSQL that comes with Countersign, once for each user of the machine. */
final class PostgresBinaries {
  /** The release that the build pins; its major number is that of the data it can read. */
  static final String VERSION = "17.10.0";

  static final String MAJOR_VERSION = VERSION.substring(0, VERSION.indexOf('.'));

  private PostgresBinaries() {}

  /** The {@code bin} folder, unpacked into the user's cache, or else beside the data. */
  static Path unpack(Path dataFolder) throws IOException {
    Path name = Path.of("postgres-" + VERSION);
    Path target = cacheFolder(dataFolder).resolve(name);
    if (!Files.isDirectory(target)) {
      Path unfinished = Files.createTempDirectory(target.getParent(), name + ".");
      extract(unfinished);
      publish(unfinished, target);
    }
    return target.resolve("bin");
  }

  private static Path cacheFolder(Path dataFolder) throws IOException {
    @Nullable String configured = System.getenv("XDG_CACHE_HOME");
    Path users =
        configured == null || configured.isBlank()
            ? Path.of(System.getProperty("user.home", "/nonexistent"), ".cache")
            : Path.of(configured);
    Path folder = users.resolve("countersign");
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      return Files.createDirectories(dataFolder.resolve("cache"));
    }
    return Files.isWritable(folder) ? folder : Files.createDirectories(dataFolder.resolve("cache"));
  }

  private static void extract(Path target) throws IOException {
    try (InputStream packed = open();
        TarArchiveInputStream archive =
            new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
      for (TarArchiveEntry entry = archive.getNextEntry();
          entry != null;
          entry = archive.getNextEntry()) {
        extract(entry, archive, target);
      }
    }
  }

  private static InputStream open() {
    String system = System.getProperty("os.name", "").startsWith("Mac") ? "darwin" : "linux";
    String machine =
        switch (System.getProperty("os.arch", "")) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64" -> "arm_64";
          default -> "unknown";
        };
    @Nullable InputStream packed =
        PostgresBinaries.class.getResourceAsStream(
            "/postgres-%s-%s.txz".formatted(system, machine));
    if (packed == null) {
      throw new CannotStart(
          "No PostgreSQL for %s on %s comes with Countersign; set COUNTERSIGN_DB_URL"
              .formatted(system, System.getProperty("os.arch")));
    }
    return new BufferedInputStream(packed);
  }

  private static void extract(TarArchiveEntry entry, InputStream content, Path target)
      throws IOException {
    Path path = target.resolve(entry.getName()).normalize();
    if (!path.startsWith(target)) {
      throw new IOException("Expected a path within the archive, but was " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(Objects.requireNonNull(path.getParent()));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else if (entry.isFile()) {
      Files.copy(content, path);
      Files.setPosixFilePermissions(
          path, PosixFilePermissions.fromString(executable(entry) ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }

  private static boolean executable(TarArchiveEntry entry) {
    return (entry.getMode() & 0100) != 0 || entry.getName().contains("bin/");
  }

  /** Another process may have been first; what it unpacked is the same. */
  static void publish(Path unfinished, Path target) throws IOException {
    Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
    try {
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      // Java has no exception of its own for an atomic move onto a folder that is not empty.
      if (!Files.isDirectory(target)) {
        throw e;
      }
      deleteTree(unfinished);
    }
  }

  static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) paths.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(path);
      }
    }
  }
}
