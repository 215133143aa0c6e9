package io.countersign.ops.server.imports.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.List;

/** What says only that it is compressed: by how it begins it is JSON or a table. */
final class Guessed implements RowFormat {
  private static final int BEGINNING = 512;

  private final RowFormat json;
  private final RowFormat table;

  Guessed(RowFormat json, RowFormat table) {
    this.json = json;
    this.table = table;
  }

  @Override
  public String name() {
    return "gzip";
  }

  @Override
  public List<String> mediaTypes() {
    return List.of("application/gzip", "application/x-gzip");
  }

  @Override
  public List<String> endings() {
    return List.of();
  }

  @Override
  public LineSource open(InputStream input, int longest) throws IOException {
    PushbackInputStream text = new PushbackInputStream(input, BEGINNING);
    byte[] beginning = text.readNBytes(BEGINNING);
    text.unread(beginning);
    return (isJson(beginning) ? json : table).open(text, longest);
  }

  /** Bytes of marks, of space, and those that are zero in UTF-16 tell nothing. */
  private static boolean isJson(byte[] beginning) {
    for (byte next : beginning) {
      if (next > ' ') {
        return next == '[' || next == '{';
      }
    }
    return false;
  }
}
