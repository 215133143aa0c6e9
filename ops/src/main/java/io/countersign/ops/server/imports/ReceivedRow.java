package io.countersign.ops.server.imports;

import io.countersign.ops.server.imports.format.Line;
import io.countersign.ops.server.imports.format.LineFault;
import org.jspecify.annotations.Nullable;

/**
 * A row as it came in.
 *
 * @param number of its line, from 1 over all files
 * @param keyed whether it has a key; else its content is its key
 * @param row what the line says; {@code null} where it can't be read
 * @param image bytes that came as a file of their own
 * @param fault why the line can't be read
 * @param raw as it was written
 */
record ReceivedRow(
    long number,
    boolean keyed,
    @Nullable ImportRow row,
    byte @Nullable [] image,
    @Nullable LineFault fault,
    Line.Raw raw) {

  static ReceivedRow of(long number, boolean keyed, ImportRow row, Line.Raw raw) {
    return new ReceivedRow(number, keyed, row, null, null, raw);
  }

  static ReceivedRow wrong(long number, LineFault fault, Line.Raw raw) {
    return new ReceivedRow(number, true, null, null, fault, raw);
  }
}
