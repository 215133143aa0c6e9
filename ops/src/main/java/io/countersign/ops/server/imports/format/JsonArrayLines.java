package io.countersign.ops.server.imports.format;

import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the elements of a JSON array, one in memory at a time; its lines are numbered by element.
 * Where an element ends is all that is looked for here: what is in it is read as any other line.
 */
final class JsonArrayLines implements LineSource {
  private static final int BUFFER = 64 << 10;
  private static final int RAW_OF_LONG_ELEMENT = 1_000;
  private static final int END = -1;

  private final InputStream input;
  private final Detected detected;
  private final int longest;

  /** Without line breaks, which stand only between values. */
  private final ByteArrayOutputStream element = new ByteArrayOutputStream();

  private long number;
  private boolean tooLong;
  private boolean ended;

  /**
   * @param input what follows the opening bracket
   */
  JsonArrayLines(InputStream input, Detected detected, int longest) {
    this.input = new BufferedInputStream(input, BUFFER);
    this.detected = detected;
    this.longest = longest;
  }

  @Override
  public Detected detected() {
    return detected;
  }

  @Override
  public @Nullable Line next() throws IOException {
    if (ended) {
      return null;
    }
    int stop = readElement();
    boolean last = stop == ']';
    byte[] bytes = element.toByteArray();
    if (last) {
      requireNothingMore();
      ended = true;
      if (isBlank(bytes) && number == 0) {
        return null;
      }
    }
    number++;
    return tooLong ? tooLong(bytes) : line(bytes);
  }

  private Line line(byte[] bytes) {
    return new Line.Whole(number, Fields.ofJson(bytes), () -> text(bytes));
  }

  private Line tooLong(byte[] bytes) {
    String detail = "Expected an element of at most " + longest + " bytes";
    return new Line.Faulty(
        number, new LineFault(LineFault.LINE_TOO_LONG, detail), () -> text(bytes));
  }

  /** Reads up to the comma or bracket after an element, and gives it. */
  private int readElement() throws IOException {
    element.reset();
    tooLong = false;
    int depth = 0;
    boolean quoted = false;
    boolean escaped = false;
    while (true) {
      int next = read();
      if (quoted) {
        quoted = escaped || next != '"';
        escaped = !escaped && next == '\\';
      } else if (depth == 0 && (next == ',' || next == ']')) {
        return next;
      } else {
        quoted = next == '"';
        depth += next == '{' || next == '[' ? 1 : next == '}' || next == ']' ? -1 : 0;
      }
      keep(next == '\n' || next == '\r' ? ' ' : next);
    }
  }

  private int read() throws IOException {
    int next = input.read();
    if (next == END) {
      throw malformed("but it ends after element " + number);
    }
    return next;
  }

  private void keep(int next) {
    if (element.size() < (tooLong ? RAW_OF_LONG_ELEMENT : longest)) {
      element.write(next);
    } else if (!tooLong) {
      tooLong = true;
      byte[] start = element.toByteArray();
      element.reset();
      element.write(start, 0, Math.min(start.length, RAW_OF_LONG_ELEMENT));
    }
  }

  private void requireNothingMore() throws IOException {
    for (int next = input.read(); next != END; next = input.read()) {
      if (!Character.isWhitespace(next)) {
        throw malformed("but something follows its end");
      }
    }
  }

  private static RequestRefused malformed(String detail) {
    return new RequestRefused(ProblemCode.MALFORMED_JSON, "Expected a JSON array, " + detail);
  }

  private static boolean isBlank(byte[] bytes) {
    return text(bytes).isBlank();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8).replace("\0", "").strip();
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
