package io.countersign.ops.server.export;

import java.io.IOException;
import java.io.OutputStream;

/** A form in which rows go out. */
public interface ExportFormat {
  /** As it is called in requests and options, such as {@code ndjson}. */
  String name();

  String mediaType();

  /** How the name of a file ends, such as {@code .ndjson}. */
  String ending();

  /** Starts a body. */
  RowWriter open(OutputStream body) throws IOException;

  /** Writes one row after the other, and keeps none of them. */
  interface RowWriter {
    void write(ExportLine row) throws IOException;

    /** Writes what comes after the last row. */
    default void end() throws IOException {}
  }
}
