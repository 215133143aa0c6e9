package io.countersign.ops.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

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
      LoggerFactory.getLogger(TemporaryFolder.class).debug("Already deleted", e);
    } catch (IOException | UncheckedIOException e) {
      LoggerFactory.getLogger(TemporaryFolder.class).warn("Could not delete {}", path, e);
    }
  }
}
