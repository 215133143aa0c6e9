package io.countersign.ops.imports;

import org.jspecify.annotations.Nullable;

/**
 * One line of what came in.
 *
 * @param number from 1 over all files, as an editor counts
 * @param row what it says; {@code null} where it can't be read
 * @param image bytes that came as a file of their own
 * @param fault why it can't be read
 * @param raw as it was written
 */
record Line(
    long number,
    @Nullable ImportRow row,
    byte @Nullable [] image,
    @Nullable LineFault fault,
    Raw raw) {

  /** Gives the text of a line where somebody asks for it. */
  interface Raw {
    String text();
  }

  static Line of(long number, ImportRow row, Raw raw) {
    return new Line(number, row, null, null, raw);
  }

  static Line wrong(long number, String code, String detail, Raw raw) {
    return new Line(number, null, null, new LineFault(code, detail), raw);
  }
}
