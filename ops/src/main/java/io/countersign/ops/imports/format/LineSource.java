package io.countersign.ops.imports.format;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Gives lines one after the other; closing it closes the input. */
public interface LineSource extends Closeable {
  /**
   * The next line; {@code null} after the last one.
   *
   * @throws io.countersign.ops.problem.RequestRefused if nothing more can be read
   */
  @Nullable Line next() throws IOException;
}
