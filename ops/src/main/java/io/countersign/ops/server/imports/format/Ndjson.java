package io.countersign.ops.server.imports.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** One JSON object a line. */
final class Ndjson implements RowFormat {
  @Override
  public String name() {
    return "ndjson";
  }

  @Override
  public List<String> mediaTypes() {
    return List.of("application/x-ndjson", "application/jsonl", "application/x-jsonlines");
  }

  @Override
  public List<String> endings() {
    return List.of(".ndjson", ".jsonl");
  }

  @Override
  public LineSource open(InputStream input, int longest) throws IOException {
    MarkedInput marked = MarkedInput.of(input);
    return new NdjsonLines(marked.utf8(), marked.detected(name()), longest);
  }
}
