package io.countersign.ops.cli.terminal;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A command that does what it says when it is pasted into a shell. */
public final class ShellCommand {
  private static final String PLAIN = "[\\w@%+=:,./-]+";

  private ShellCommand() {}

  /** Of this program, with {@code words} as they are. */
  public static String of(String... words) {
    return words(Stream.concat(Stream.of(program()), Stream.of(words)));
  }

  /** A part of one. */
  public static String words(String... words) {
    return words(Stream.of(words));
  }

  private static String words(Stream<String> words) {
    return words.map(ShellCommand::quoted).collect(Collectors.joining(" "));
  }

  /** As it was called. */
  private static String program() {
    return System.getProperty("countersign.command", "countersign");
  }

  private static String quoted(String word) {
    return word.matches(PLAIN) ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
