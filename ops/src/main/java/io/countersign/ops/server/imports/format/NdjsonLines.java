package io.countersign.ops.server.imports.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object a line, in memory for one line. A line that is too long is skipped to its
 * end; an empty one is counted, and left out.
 */
final class NdjsonLines implements LineSource {
  private static final int BUFFER = 64 << 10;
  private static final int RAW_OF_LONG_LINE = 1_000;

  private final InputStream input;
  private final Detected detected;
  private final int maxLine;
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int end;
  private byte[] line = new byte[BUFFER];
  private int length;
  private boolean tooLong;
  private long number;

  NdjsonLines(InputStream input, Detected detected, int maxLine) {
    this.input = input;
    this.detected = detected;
    this.maxLine = maxLine;
  }

  @Override
  public Detected detected() {
    return detected;
  }

  @Override
  public @Nullable Line next() throws IOException {
    while (readLine()) {
      number++;
      if (tooLong) {
        return tooLong();
      }
      if (!blank()) {
        byte[] bytes = Arrays.copyOf(line, length);
        return new Line.Whole(number, Fields.ofJson(bytes), () -> text(bytes));
      }
    }
    return null;
  }

  private Line tooLong() {
    byte[] start = Arrays.copyOf(line, Math.min(length, RAW_OF_LONG_LINE));
    String detail = "Expected a line of at most " + maxLine + " bytes";
    return new Line.Faulty(
        number, new LineFault(LineFault.LINE_TOO_LONG, detail), () -> text(start));
  }

  @Override
  public void close() throws IOException {
    input.close();
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

  private boolean blank() {
    for (int i = 0; i < length; i++) {
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
