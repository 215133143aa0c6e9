package io.countersign.ops.server.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** A folder to make a bundle in, which is gone when this is closed. */
record Workspace(Path path) implements AutoCloseable {
  /** A place in it; nothing is there yet. */
  Path folder(String name) {
    return path.resolve(name);
  }

  @Override
  public void close() {
    try {
      FileSystemUtils.deleteRecursively(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
