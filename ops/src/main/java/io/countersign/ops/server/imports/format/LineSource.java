package io.countersign.ops.server.imports.format;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Gives lines one after the other; closing it closes the input. */
public interface LineSource extends Closeable {
  /** What is known of the input so far. */
  Detected detected();

  /**
   * The next line; {@code null} after the last one.
   *
   * @throws io.countersign.ops.contract.problem.RequestRefused if nothing more can be read
   */
  @Nullable Line next() throws IOException;
}
