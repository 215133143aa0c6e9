package io.countersign.ops.server.imports.mapping;

import io.countersign.ops.contract.json.HttpJson;
import io.countersign.ops.server.imports.format.GzipInput;
import io.countersign.ops.server.imports.format.LineSource;
import io.countersign.ops.server.imports.format.RowFormat;
import java.io.IOException;
import java.io.InputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Opens what rows come in, for HTTP, uploaded files and the command line alike: unpacks it, finds
 * out what it is, and reads its columns as the fields of rows.
 */
public final class InputReader {
  private static final JsonMapper JSON = HttpJson.mapper();

  private final int longest;
  private final int ratio;

  /**
   * @param longest bytes or characters of one line
   * @param ratio how much larger it may be once unpacked
   */
  public InputReader(int longest, int ratio) {
    this.longest = longest;
    this.ratio = ratio;
  }

  /** Starts to read; whoever imports makes sure that the lines are usable. */
  public MappedLines open(RowFormat format, InputStream input, Mappings given, Needs needs)
      throws IOException {
    return open(format, GzipInput.of(input, ratio), given, needs);
  }

  /** The same of an input that breaks off. */
  public MappedLines openCut(RowFormat format, InputStream input, Mappings given, Needs needs)
      throws IOException {
    return open(format, GzipInput.cut(input, ratio), given, needs);
  }

  private MappedLines open(RowFormat format, GzipInput input, Mappings given, Needs needs)
      throws IOException {
    LineSource lines = format.open(input.input(), longest);
    return new MappedLines(lines, input.packed(), given, needs, JSON);
  }
}
