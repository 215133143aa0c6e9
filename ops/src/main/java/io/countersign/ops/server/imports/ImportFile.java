package io.countersign.ops.server.imports;

import java.io.IOException;
import java.io.InputStream;

/** A file of an import. */
public interface ImportFile {
  /** As the client calls it. */
  String name();

  InputStream open() throws IOException;
}
