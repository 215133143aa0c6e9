package io.countersign.ops.server.imports.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.commons.io.input.BOMInputStream;

/** What spreadsheets and some editors put before UTF-8. */
final class ByteOrderMark {
  private ByteOrderMark() {}

  static InputStream skipping(InputStream input) {
    try {
      return BOMInputStream.builder().setInputStream(input).get();
    } catch (IOException e) {
      throw new UncheckedIOException("nothing is read yet", e);
    }
  }
}
