package io.countersign.ops.server.imports.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.io.ByteOrderMark;
import org.apache.commons.io.input.BOMInputStream;
import org.apache.commons.io.input.ReaderInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What follows the byte order mark that spreadsheets and some editors put first.
 *
 * @param charset that the mark tells; {@code null} where there is none
 */
record MarkedInput(InputStream rest, @Nullable Charset charset) {
  static MarkedInput of(InputStream input) throws IOException {
    BOMInputStream marked =
        BOMInputStream.builder()
            .setInputStream(input)
            .setByteOrderMarks(ByteOrderMark.UTF_8, ByteOrderMark.UTF_16LE, ByteOrderMark.UTF_16BE)
            .get();
    ByteOrderMark mark = marked.getBOM();
    return new MarkedInput(marked, mark == null ? null : Charset.forName(mark.getCharsetName()));
  }

  /** The same in UTF-8, which JSON is in unless a mark tells something else. */
  InputStream utf8() throws IOException {
    if (charset == null || charset.equals(StandardCharsets.UTF_8)) {
      return rest;
    }
    return ReaderInputStream.builder()
        .setReader(new InputStreamReader(rest, charset))
        .setCharset(StandardCharsets.UTF_8)
        .get();
  }

  /** What is known of JSON before it is read. */
  Detected detected(String format) {
    String encoding = charset == null ? StandardCharsets.UTF_8.name() : charset.name();
    return new Detected(format, false, encoding, charset != null, null, List.of());
  }
}
