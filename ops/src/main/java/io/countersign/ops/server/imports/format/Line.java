package io.countersign.ops.server.imports.format;

/** One line of what came in, before anybody reads it as a row. */
public sealed interface Line {
  /** From 1, as an editor counts. */
  long number();

  /** As it was written. */
  Raw raw();

  /** Gives the text of a line where somebody asks for it. */
  @FunctionalInterface
  interface Raw {
    String text();
  }

  /** A line in the form that it should have. */
  record Whole(long number, Fields fields, Raw raw) implements Line {}

  /** A line that can't be read. */
  record Faulty(long number, LineFault fault, Raw raw) implements Line {}
}
