package io.countersign.ops.imports;

import io.countersign.engine.refusal.FieldError;
import io.countersign.ops.json.JsonFault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads one JSON object a line, in memory for one line. A line that is too long is skipped to its
 * end; an empty one is counted, and left out.
 */
final class JsonLines implements LineSource {
  private static final int BUFFER = 64 << 10;
  private static final int RAW_OF_LONG_LINE = 1_000;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final InputStream input;
  private final ObjectReader rows;
  private final int maxLine;
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int end;
  private byte[] line = new byte[BUFFER];
  private int length;
  private boolean tooLong;
  private long number;

  JsonLines(InputStream input, JsonMapper json, int maxLine, long firstNumber) {
    this.input = input;
    this.rows = json.readerFor(ImportRow.class);
    this.maxLine = maxLine;
    this.number = firstNumber - 1;
  }

  @Override
  public @Nullable Line next() throws IOException {
    while (readLine()) {
      number++;
      if (tooLong) {
        byte[] start = Arrays.copyOf(line, RAW_OF_LONG_LINE);
        return Line.wrong(
            number,
            "LINE_TOO_LONG",
            "Expected a line of at most " + maxLine + " bytes",
            () -> text(start));
      }
      int from = number == 1 && startsWithMark() ? BYTE_ORDER_MARK.length : 0;
      if (!blank(from)) {
        return read(Arrays.copyOfRange(line, from, length));
      }
    }
    return null;
  }

  private Line read(byte[] bytes) {
    try {
      return Line.of(number, rows.readValue(bytes), () -> text(bytes));
    } catch (JacksonException e) {
      FieldError error = JsonFault.error(e);
      String where = error.path().isEmpty() ? "" : error.path() + ": ";
      String code = error.code().equals("MALFORMED") ? "MALFORMED_JSON" : error.code();
      return Line.wrong(number, code, where + error.detail(), () -> text(bytes));
    }
  }

  /** Reads up to the end of the line; false if there is nothing more. */
  private boolean readLine() throws IOException {
    length = 0;
    tooLong = false;
    boolean any = false;
    while (fill()) {
      any = true;
      int start = position;
      while (position < end && buffer[position] != '\n') {
        position++;
      }
      append(start, position - start);
      if (position < end) {
        position++;
        return true;
      }
    }
    return any;
  }

  private boolean fill() throws IOException {
    if (position < end) {
      return true;
    }
    position = 0;
    end = Math.max(0, input.read(buffer, 0, buffer.length));
    return end > 0;
  }

  private void append(int start, int count) {
    if (tooLong || length + count > maxLine) {
      tooLong = true;
      return;
    }
    if (length + count > line.length) {
      line = Arrays.copyOf(line, Math.min(maxLine, Math.max(2 * line.length, length + count)));
    }
    System.arraycopy(buffer, start, line, length, count);
    length += count;
  }

  private boolean startsWithMark() {
    return length >= 3 && Arrays.equals(line, 0, 3, BYTE_ORDER_MARK, 0, 3);
  }

  private boolean blank(int from) {
    for (int i = from; i < length; i++) {
      if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
        return false;
      }
    }
    return true;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8).replace("\0", "");
  }
}
