package io.countersign.ops.imports;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Gives lines one after the other. */
interface LineSource {
  /** The next line; {@code null} after the last one. */
  @Nullable Line next() throws IOException;
}
