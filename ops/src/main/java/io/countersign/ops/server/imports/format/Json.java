package io.countersign.ops.server.imports.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.List;

/** An array of JSON objects; what is none is read as one object a line. */
final class Json implements RowFormat {
  /** Longer than any space that programs put before an array. */
  private static final int SPACE = 4_096;

  private final RowFormat lines;

  Json(RowFormat lines) {
    this.lines = lines;
  }

  @Override
  public String name() {
    return "json";
  }

  @Override
  public List<String> mediaTypes() {
    return List.of("application/json");
  }

  @Override
  public List<String> endings() {
    return List.of(".json");
  }

  @Override
  public LineSource open(InputStream input, int longest) throws IOException {
    MarkedInput marked = MarkedInput.of(input);
    PushbackInputStream text = new PushbackInputStream(marked.utf8(), SPACE);
    byte[] before = new byte[SPACE];
    int length = 0;
    int next = text.read();
    while (length < SPACE - 1 && next >= 0 && Character.isWhitespace(next)) {
      before[length++] = (byte) next;
      next = text.read();
    }
    if (next == '[') {
      return new JsonArrayLines(text, marked.detected(name()), longest);
    }
    if (next >= 0) {
      text.unread(next);
    }
    text.unread(before, 0, length);
    return lines.open(text, longest);
  }
}
