package io.countersign.ops.server.imports.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * A form in which rows come in. What an input does not say of itself, such as its separator, a
 * format finds out from the beginning of the stream; what its fields mean is decided later, on the
 * {@link Fields} of each line.
 */
public interface RowFormat {
  /** As it is called in requests and options, such as {@code csv}. */
  String name();

  /** The content types of requests that are in this form. */
  List<String> mediaTypes();

  /** How the names of its files end, such as {@code .csv}. */
  List<String> endings();

  /**
   * Starts to read, one line in memory at a time.
   *
   * @param longest bytes or characters of one line; a longer one is a fault or refused
   */
  LineSource open(InputStream input, int longest) throws IOException;
}
