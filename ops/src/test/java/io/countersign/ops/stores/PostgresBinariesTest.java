package io.countersign.ops.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesTest {
  @TempDir private Path cache;

  @Test
  void ofTwoThatUnpackAtOnceTheFirstIsKept() throws IOException {
    Path target = cache.resolve("postgres");
    Path first = unpacked("first");
    Path second = unpacked("second");

    PostgresBinaries.publish(first, target);
    PostgresBinaries.publish(second, target);

    assertThat(target.resolve("bin/postgres")).hasContent("first");
    assertThat(second).doesNotExist();
  }

  @Test
  void whatCannotBePublishedIsNotTakenForDone() throws IOException {
    Path nowhere = cache.resolve("nowhere").resolve("postgres");
    Path unpacked = unpacked("first");

    assertThatIOException().isThrownBy(() -> PostgresBinaries.publish(unpacked, nowhere));
  }

  private Path unpacked(String content) throws IOException {
    Path folder = cache.resolve(content);
    Files.createDirectories(folder.resolve("bin"));
    Files.writeString(folder.resolve("bin/postgres"), content);
    return folder;
  }
}
