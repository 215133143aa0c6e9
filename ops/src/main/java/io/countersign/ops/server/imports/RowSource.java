package io.countersign.ops.server.imports;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives rows one after the other. */
interface RowSource {
  /** The next row; {@code null} after the last one. */
  @Nullable ReceivedRow next() throws IOException;

  /** What was found out about the inputs so far, and how their columns are read. */
  List<ReadInput> inputs();
}
