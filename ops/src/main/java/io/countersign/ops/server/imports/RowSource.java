package io.countersign.ops.server.imports;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Gives rows one after the other. */
interface RowSource {
  /** The next row; {@code null} after the last one. */
  @Nullable ReceivedRow next() throws IOException;
}
