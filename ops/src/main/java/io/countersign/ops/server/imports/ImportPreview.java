package io.countersign.ops.server.imports;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the first rows of an input would come in.
 *
 * @param columns that were found, with what each is read as
 * @param proposed whether nobody has said yet what the columns are, so that an import would refuse
 *     them without this map
 * @param missing fields that every row needs and no column gives
 * @param rows the first ten
 * @param problem what ended the input before there were ten
 */
public record ImportPreview(
    ReadInput input,
    List<Column> columns,
    boolean proposed,
    List<String> missing,
    List<Row> rows,
    @Nullable String problem) {

  /**
   * A column of the input.
   *
   * @param field key, text, image, truth, preLabel, metadata, metadata.NAME or ignore
   */
  public record Column(String name, String field) {}

  /**
   * A row as it would come in.
   *
   * @param line from 1, as an editor counts; of a JSON array, which element
   * @param text its beginning
   * @param image the beginning of what stands for it
   * @param truth as JSON, or a plain text
   * @param code why it would not go in; {@code null} if it would
   * @param detail the same for people, or why it would go in without its pre-label
   */
  public record Row(
      long line,
      @Nullable String key,
      @Nullable String text,
      @Nullable String image,
      Map<String, String> metadata,
      @Nullable String truth,
      @Nullable String code,
      @Nullable String detail) {}
}
