package io.countersign.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A package is small enough to be known by heart, in every module. */
class PackageSizeTest {
  private static final int MOST_TYPES = 25;

  /** How a package-info begins its reason for more. */
  private static final String REASON = "More than 25 types, ";

  private static final List<String> SOURCES =
      Stream.of("engine", "processes", "model-runner", "projections", "ops", "ops/bench")
          .flatMap(module -> Stream.of(module + "/src/main/java", module + "/src/test/java"))
          .toList();

  @Test
  void noPackageHasMoreTypesThanItsReasonAllows() throws IOException {
    Map<Path, Long> tooLarge = new TreeMap<>();
    for (String folder : SOURCES) {
      Map<Path, Long> sizes = sizes(Path.of("..", folder));
      assertThat(sizes).as(folder).isNotEmpty();
      sizes.values().removeIf(size -> size <= MOST_TYPES);
      sizes.keySet().removeIf(PackageSizeTest::saysWhy);
      tooLarge.putAll(sizes);
    }
    assertThat(tooLarge).isEmpty();
  }

  private static Map<Path, Long> sizes(Path sources) throws IOException {
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("package-info.java"))
          .collect(Collectors.groupingBy(Path::getParent, TreeMap::new, Collectors.counting()));
    }
  }

  private static boolean saysWhy(Path folder) {
    Path info = folder.resolve("package-info.java");
    try {
      return Files.exists(info) && Files.readString(info).contains(REASON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
