package io.countersign.ops.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.ops.stores.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The table of settings, the settings that there are, and those that the code reads. */
class SettingsTest {
  private static final Pattern ROW =
      Pattern.compile(
          "\\| `(countersign\\.[a-z.-]+)` \\| `([A-Z_]+)` \\|(?: `([^`]+)`)? \\| (.+?) \\|(?: (\\S+) to (\\S+))? \\|");
  private static final Pattern READ =
      Pattern.compile("\\$\\{(countersign\\.[a-z.-]+)|source=\"(countersign\\.[a-z.-]+)\"");
  private static final Pattern VARIABLE = Pattern.compile("COUNTERSIGN_[A-Z][A-Z_]*");
  private static final Set<String> NO_VARIABLES = Set.of("COUNTERSIGN_SESSION");

  /** As the table has it; what it means is for people. */
  private static List<Setting> table() throws IOException {
    return Files.readAllLines(Path.of("README.md")).stream()
        .map(ROW::matcher)
        .filter(Matcher::matches)
        .map(
            row -> {
              Setting setting = new Setting(text(row, 1), text(row, 3), text(row, 5), text(row, 6));
              assertThat(row.group(2)).isEqualTo(setting.variable());
              return setting;
            })
        .toList();
  }

  private static String text(Matcher row, int group) {
    String text = row.group(group);
    return text == null ? "" : text;
  }

  @Test
  void theTableIsWhatThereIs() throws IOException {
    assertThat(table()).containsExactlyElementsOf(Settings.all());
  }

  @Test
  void whatTheCodeReadsIsASetting() throws IOException {
    Set<String> known = Settings.all().stream().map(Setting::property).collect(Collectors.toSet());
    Set<String> variables =
        Settings.all().stream()
            .map(Setting::variable)
            .collect(Collectors.toCollection(TreeSet::new));
    variables.addAll(Settings.COMMAND_LINE);
    variables.addAll(NO_VARIABLES);
    for (String source : sources()) {
      READ.matcher(source)
          .results()
          .map(found -> String.valueOf(found.group(found.group(1) == null ? 2 : 1)))
          .forEach(name -> assertThat(known).contains(name));
      VARIABLE
          .matcher(source)
          .results()
          .map(found -> found.group())
          .filter(name -> !name.endsWith("_"))
          .forEach(name -> assertThat(variables).contains(name));
    }
  }

  private static List<String> sources() throws IOException {
    try (Stream<Path> files =
        Stream.of(Path.of("src", "main"), Path.of("bin")).flatMap(SettingsTest::in)) {
      return files
          .filter(file -> !file.endsWith("SettingsCheck.java"))
          .map(SettingsTest::read)
          .toList();
    }
  }

  private static Stream<Path> in(Path folder) {
    try {
      return Files.walk(folder)
          .filter(file -> file.toString().matches(".*\\.(java|properties|xml)|bin/countersign"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aPropertyThatThereIsNoneOfIsRefusedWithTheOneThatMayBeMeant() {
    assertThatThrownBy(() -> SettingsCheck.requireKnown(Set.of("countersign.limits.pgae")))
        .isInstanceOf(CannotStart.class)
        .hasMessage("countersign.limits.pgae is no setting; did you mean countersign.limits.page?");
    assertThatCode(
            () ->
                SettingsCheck.requireKnown(
                    Set.of("countersign.limits.importLine", "server.tomcat.threads.max")))
        .doesNotThrowAnyException();
  }

  @Test
  void aVariableThatSetsNothingIsWarnedOf() {
    assertThat(
            SettingsCheck.warnings(
                Set.of(
                    "COUNTERSIGN_LIMITS_PAGES",
                    "COUNTERSIGN_LIMITS_IMPORTLINE",
                    "COUNTERSIGN_DB_URL",
                    "COUNTERSIGN_TOKEN",
                    "COUNTERSIGN_SERVICE_HOST",
                    "COUNTERSIGN_PORT_8080_TCP_ADDR",
                    "PATH")))
        .containsExactly(
            "COUNTERSIGN_LIMITS_PAGES is no setting and changes nothing;"
                + " did you mean COUNTERSIGN_LIMITS_PAGE?");
  }

  @Test
  void aValueThatCanNotBeIsOneLineThatNamesTheVariable() {
    assertThatThrownBy(() -> valid(Map.of("COUNTERSIGN_LIMITS_PAGE", "lots")))
        .isInstanceOf(CannotStart.class)
        .hasMessage("COUNTERSIGN_LIMITS_PAGE: expected something like 1000, but got lots");
    assertThatThrownBy(() -> valid(Map.of("COUNTERSIGN_LIMITS_PAGE", "0")))
        .hasMessage("COUNTERSIGN_LIMITS_PAGE: expected 1 to 1000, but got 0");
    assertThatThrownBy(() -> valid(Map.of("COUNTERSIGN_LIMITS_CONTENT", "2GB")))
        .hasMessage("COUNTERSIGN_LIMITS_CONTENT: expected 1KB to 1GB, but got 2GB");
    assertThatThrownBy(() -> valid(Map.of("COUNTERSIGN_SWEEP_EVERY", "1ms")))
        .hasMessage("COUNTERSIGN_SWEEP_EVERY: expected 100ms to 10m, but got 1ms");
    assertThatThrownBy(() -> valid(Map.of("COUNTERSIGN_LOG_FORMAT", "xml")))
        .hasMessage("COUNTERSIGN_LOG_FORMAT: expected text or json, but got xml");
    assertThatCode(() -> valid(Map.of("COUNTERSIGN_LIMITS_STOP", "5m"))).doesNotThrowAnyException();
  }

  @Test
  void everyVariableOfTheTableSetsItsSetting() {
    assertThat(Settings.all())
        .filteredOn(setting -> !setting.least().isEmpty())
        .allSatisfy(
            setting ->
                assertThatThrownBy(() -> valid(Map.of(setting.variable(), "none")))
                    .hasMessageStartingWith(setting.variable() + ": expected something like"));
  }

  @Test
  void everyDefaultIsWithinItsBounds() {
    assertThatCode(() -> valid(Map.of())).doesNotThrowAnyException();
  }

  private static void valid(Map<String, Object> variables) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .replace(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
    SettingsCheck.requireValid(environment);
  }
}
