package io.countersign.ops.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder that is gone once it is closed. */
public record TemporaryFolder(Path path) implements AutoCloseable {

  public static TemporaryFolder make(String purpose) {
    try {
      return new TemporaryFolder(Files.createTempDirectory("countersign-" + purpose + "-"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException e) {
      // A server that is just stopping deletes files of its own.
      System.getLogger(TemporaryFolder.class.getName())
          .log(System.Logger.Level.DEBUG, "Already deleted", e);
    } catch (IOException | UncheckedIOException e) {
      System.getLogger(TemporaryFolder.class.getName())
          .log(System.Logger.Level.WARNING, "Could not delete " + path, e);
    }
  }
}
