package io.countersign.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the page for whoever keeps it running refers to is there. */
class OperatorsPageTest {
  private static final Path PAGE = Path.of("README.md");
  private static final Path TRIALS = Path.of("bench", "README.md");
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");
  private static final Pattern TRIAL_LIST = Pattern.compile("trials? ((?:`[a-z-]+`(?:, )?)+)");
  private static final Pattern TRIAL = Pattern.compile("`([a-z-]+)`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

  private static Set<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(one -> one.group(1)).collect(Collectors.toSet());
  }

  @Test
  void everyTestThatAPromiseNamesIsThere() throws IOException {
    Set<String> tests;
    try (Stream<Path> files = Files.walk(Path.of(".."))) {
      tests =
          files
              .filter(file -> file.toString().contains("src/test/java"))
              .map(file -> file.getFileName().toString().replace(".java", ""))
              .collect(Collectors.toSet());
    }
    assertThat(found(TEST, Files.readString(PAGE))).hasSizeGreaterThan(10).isSubsetOf(tests);
  }

  @Test
  void everyTrialThatAPromiseNamesIsDescribed() throws IOException {
    Set<String> named =
        found(TRIAL_LIST, Files.readString(PAGE)).stream()
            .flatMap(list -> found(TRIAL, list).stream())
            .collect(Collectors.toSet());
    String described = Files.readString(TRIALS);
    assertThat(named)
        .hasSizeGreaterThan(5)
        .allMatch(trial -> described.contains("\n| `" + trial + "` |"));
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    assertThat(found(LINK, Files.readString(PAGE)))
        .isNotEmpty()
        .allMatch(target -> Files.exists(Path.of(target)));
  }
}
