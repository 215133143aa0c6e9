package io.countersign.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What the texts say to type is what the program takes. */
class PrintedCommandsTest {
  private static final Pattern COMMAND =
      Pattern.compile("(?:`|^)(?:ops/bin/)?countersign ([a-z-][^`#\\n]*)", Pattern.MULTILINE);

  /** Programs of their own, which the same script starts. */
  private static final Set<String> ELSEWHERE = Set.of("bench", "trial");

  static Stream<String> commands() throws IOException {
    List<Path> texts =
        List.of(
            Path.of("../README.md"),
            Path.of("../CONTRIBUTING.md"),
            Path.of("README.md"),
            Path.of("bench/README.md"));
    return texts.stream()
        .flatMap(text -> COMMAND.matcher(read(text)).results().map(found -> found.group(1).strip()))
        .filter(command -> !ELSEWHERE.contains(command.split(" ")[0]))
        .distinct();
  }

  private static String read(Path text) {
    try {
      return Files.readString(text);
    } catch (IOException e) {
      throw new AssertionError(text.toString(), e);
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theProgramTakesIt(String command) {
    CommandLine line = new CommandLine(new CommandLineInterface());

    if (command.contains(" ") || command.startsWith("-")) {
      assertThatCode(() -> line.parseArgs(command.split(" +"))).doesNotThrowAnyException();
    } else {
      // Named in a sentence, or one to be typed as it is.
      assertThat(line.getSubcommands()).containsKey(command);
    }
  }

  @Test
  void thereAreSome() throws IOException {
    assertThat(commands().map(command -> Arrays.asList(command.split(" ")).get(0)))
        .contains("demo", "up", "import", "backup", "verify");
  }
}
