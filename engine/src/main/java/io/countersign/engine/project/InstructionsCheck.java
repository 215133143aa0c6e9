package io.countersign.engine.project;

import java.util.Optional;

/**
 * Bounds on instructions in Markdown, which pages keep as well: reading them takes time with the
 * square of the marks in a paragraph, and some of the stack for each level of nesting.
 */
final class InstructionsCheck {
  private static final int MAX_CHARACTERS = 100_000;
  private static final int MAX_LEVELS = 20;
  private static final int MAX_MARKS = 5_000;
  private static final int TAB_COLUMNS = 4;
  private static final int COLUMNS_OF_A_LEVEL = 2;
  private static final String MARKS = "*_~`[]<";
  private static final String BULLETS = "-+*";

  private InstructionsCheck() {}

  /** What is wrong with the text, if anything is. */
  static Optional<String> fault(String text) {
    if (text.length() > MAX_CHARACTERS) {
      return Optional.of("Expected at most " + MAX_CHARACTERS + " characters");
    }
    if (text.chars().filter(c -> MARKS.indexOf(c) >= 0).count() > MAX_MARKS) {
      return Optional.of("Expected at most " + MAX_MARKS + " marks such as * and _");
    }
    if (text.lines().anyMatch(line -> levels(line) > MAX_LEVELS)) {
      return Optional.of("Expected at most " + MAX_LEVELS + " levels of quotes and lists");
    }
    return Optional.empty();
  }

  /** How deep quotes and lists are nested where a line begins, by their signs and their indents. */
  private static int levels(String line) {
    int signs = 0;
    int indent = 0;
    int levels = 0;
    for (int at = 0; at < line.length(); ) {
      int sign = signAt(line, at);
      int blank = line.charAt(at) == '\t' ? TAB_COLUMNS : line.charAt(at) == ' ' ? 1 : 0;
      if (sign == 0 && blank == 0) {
        return levels;
      }
      signs += sign == 0 ? 0 : 1;
      indent += blank;
      levels = sign == 0 ? levels : signs + indent / COLUMNS_OF_A_LEVEL;
      at += Math.max(1, sign);
    }
    return levels;
  }

  /** The length of the sign of a quote or of a list's item; 0 where there is none. */
  private static int signAt(String line, int at) {
    if (line.charAt(at) == '>') {
      return 1;
    }
    int end = at;
    while (end < line.length() && Character.isDigit(line.charAt(end))) {
      end++;
    }
    boolean numbered = end > at && end < line.length() && ".)".indexOf(line.charAt(end)) >= 0;
    boolean bullet = BULLETS.indexOf(line.charAt(at)) >= 0;
    int after = bullet ? at + 1 : end + 1;
    boolean parted = after >= line.length() || Character.isWhitespace(line.charAt(after));
    return (bullet || numbered) && parted ? after - at : 0;
  }
}
