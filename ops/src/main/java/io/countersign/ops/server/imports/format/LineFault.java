package io.countersign.ops.server.imports.format;

/**
 * Why a line does not go in.
 *
 * @param code stable, for programs
 * @param detail for people
 */
public record LineFault(String code, String detail) {
  /** Longer than it may be. */
  public static final String LINE_TOO_LONG = "LINE_TOO_LONG";
}
