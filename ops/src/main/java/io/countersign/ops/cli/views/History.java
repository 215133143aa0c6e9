package io.countersign.ops.cli.views;

import io.countersign.ops.cli.terminal.Connection;
import io.countersign.ops.cli.terminal.DataRows;
import io.countersign.ops.cli.terminal.Output;
import io.countersign.ops.cli.terminal.Readable;
import io.countersign.ops.cli.terminal.Table;
import io.countersign.ops.contract.client.CountersignClient;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Everything that happened to a data row, or how it stood at an instant. */
@Command(
    name = "history",
    description = "Show the history of a data row, or its state at a given time.",
    mixinStandardHelpOptions = true)
public final class History implements Callable<Integer> {
  @Parameters(paramLabel = "DATA_ROW", description = "Id or key of a data row.")
  private String dataRow;

  @Option(
      names = "--project",
      paramLabel = "PROJECT",
      description = "Id or name of the project that has the key, if several have it.")
  private @Nullable String project;

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = "Show the row as of this time, such as 2026-11-02T09:30:00Z.")
  private @Nullable Instant at;

  @Mixin private Connection connection;
  @Mixin private Output output;

  History() {}

  @Override
  public Integer call() {
    CountersignClient client = connection.client();
    String path = DataRows.path(client, dataRow, project);
    if (at != null) {
      JsonNode row = client.get(path + "?at=" + CountersignClient.encode(at.toString()));
      output.print(row, Readable.of(row));
      return 0;
    }
    ObjectNode history = JsonMapper.shared().createObjectNode();
    ArrayNode events = history.putArray("items");
    try (var items = client.items(path + "/history?limit=1000")) {
      items.forEach(events::add);
    }
    output.print(history, timeline(events));
    return 0;
  }

  private static String timeline(ArrayNode events) {
    Table table = new Table(List.of("version", "at", "actor", "event", ""));
    for (JsonNode event : events) {
      table.add(
          List.of(
              Readable.cell(event.path("version")),
              Readable.cell(event.path("at")),
              Readable.cell(event.path("actorName")),
              event.path("type").asString("").replace('-', ' '),
              Readable.cell(event.path("data"))));
    }
    return table.format("");
  }
}
