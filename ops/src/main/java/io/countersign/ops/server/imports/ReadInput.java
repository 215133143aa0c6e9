package io.countersign.ops.server.imports;

import io.countersign.ops.server.imports.format.Detected;
import io.countersign.ops.server.imports.mapping.MappedLines;
import org.jspecify.annotations.Nullable;

/**
 * How an input was read.
 *
 * @param file its name; {@code null} for the body of a request
 * @param format as it is called in requests and options, such as {@code csv}
 * @param packed whether it is compressed with gzip
 * @param encoding name of its character set
 * @param byteOrderMark whether it starts with one
 * @param separator between the cells of a table; {@code null} if it is none
 * @param map what its columns are, in the form of the parameter; {@code null} where each line has
 *     the fields of a row
 * @param words the same for people
 */
public record ReadInput(
    @Nullable String file,
    String format,
    boolean packed,
    @Nullable String encoding,
    boolean byteOrderMark,
    @Nullable String separator,
    @Nullable String map,
    String words) {

  public static ReadInput of(String file, MappedLines lines) {
    Detected detected = lines.detected();
    return new ReadInput(
        file.isEmpty() ? null : file,
        detected.format(),
        detected.packed(),
        detected.encoding(),
        detected.byteOrderMark(),
        detected.separator(),
        lines.mapping().isEmpty() ? null : lines.mapping().text(),
        detected.words());
  }
}
