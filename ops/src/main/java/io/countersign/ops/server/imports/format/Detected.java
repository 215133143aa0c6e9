package io.countersign.ops.server.imports.format;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about an input that does not say it of itself.
 *
 * @param format as it is called in requests and options, such as {@code csv}
 * @param packed whether it is compressed with gzip
 * @param encoding name of its character set; {@code null} where that is no question
 * @param byteOrderMark whether it starts with one
 * @param separator between the cells of a table; {@code null} if it is none
 * @param columns of a table, or the fields that the first objects have
 */
public record Detected(
    String format,
    boolean packed,
    @Nullable String encoding,
    boolean byteOrderMark,
    @Nullable String separator,
    List<String> columns) {
  private static final Map<String, String> SEPARATORS =
      Map.of(",", "commas", ";", "semicolons", "\t", "tabs", "|", "pipes");

  public Detected {
    columns = List.copyOf(columns);
  }

  /** Of an input that is read as it is. */
  public static Detected plain(String format) {
    return new Detected(format, false, null, false, null, List.of());
  }

  public Detected with(List<String> columns, boolean packed) {
    return new Detected(format, packed, encoding, byteOrderMark, separator, columns);
  }

  /** Whether its columns are all that there are, as those of a table. */
  public boolean isTable() {
    return separator != null;
  }

  /** For people, such as "CSV, separated by semicolons, in windows-1252". */
  public String words() {
    StringBuilder words = new StringBuilder(format.toUpperCase(Locale.ROOT));
    if (packed) {
      words.append(", unpacked");
    }
    if (separator != null) {
      words.append(", separated by ").append(SEPARATORS.getOrDefault(separator, separator));
    }
    if (encoding != null) {
      words.append(", in ").append(encoding.replace("windows", "Windows"));
    }
    return words.append(byteOrderMark ? " with a byte order mark" : "").toString();
  }
}
