package io.countersign.ops.cli.transfer;

import io.countersign.ops.cli.terminal.Readable;
import io.countersign.ops.cli.terminal.Table;
import io.countersign.ops.contract.client.CountersignClient;
import io.countersign.ops.server.imports.format.Line;
import io.countersign.ops.server.imports.mapping.MappedLines;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The first rows of a file as the server would take them. */
final class RowPreview {
  /** Less than what the server takes of a request that is no import. */
  private static final int MOST_BYTES = 900_000;

  private static final int SHOWN = 40;

  private final CountersignClient client;
  private final String path;

  /**
   * @param path of the project
   */
  RowPreview(CountersignClient client, String path) {
    this.client = client;
    this.path = path + "/imports/preview";
  }

  /** The answer of the server with what was found out here. */
  JsonNode ask(ImportSource.Rows source, MappedLines lines) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    List<Long> numbers = new ArrayList<>();
    for (Line line : lines.beginning(false)) {
      byte[] inlined = InlineImages.inline(source.base(), ImportSource.json(line));
      if (body.size() + inlined.length > MOST_BYTES) {
        break;
      }
      body.write(inlined);
      body.write('\n');
      numbers.add(line.number());
    }
    byte[] sent = body.toByteArray();
    JsonNode answer =
        client.upload(
            path + "?cut=false" + (lines.keysFromContent() ? ImportSource.KEYS_FROM_CONTENT : ""),
            "application/x-ndjson",
            () -> new ByteArrayInputStream(sent));
    return completed((ObjectNode) answer, source, lines, numbers);
  }

  private static JsonNode completed(
      ObjectNode answer, ImportSource.Rows source, MappedLines lines, List<Long> numbers) {
    answer.set("input", FoundFiles.input(source, lines));
    answer.put("proposed", lines.isProposed());
    ArrayNode columns = answer.putArray("columns");
    lines
        .fields()
        .forEach((name, field) -> columns.addObject().put("name", name).put("field", field));
    for (int i = 0; i < numbers.size() && answer.path("rows").path(i).isObject(); i++) {
      ((ObjectNode) answer.path("rows").path(i)).put("line", numbers.get(i));
    }
    return answer;
  }

  /** The rows as a table for people. */
  static String readable(JsonNode answer) {
    Table table = new Table(List.of("line", "key", "content", "truth", "metadata", "problem"));
    for (JsonNode row : answer.path("rows")) {
      JsonNode content = row.path("text").isString() ? row.path("text") : row.path("image");
      table.add(
          List.of(
              Readable.cell(row.path("line")),
              cell(row.path("key")),
              cell(content),
              cell(row.path("truth")),
              cell(row.path("metadata")),
              Readable.cell(row.path("detail"))));
    }
    return table.format("");
  }

  private static String cell(JsonNode value) {
    String text = Readable.cell(value);
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN - 1) + "…";
  }
}
