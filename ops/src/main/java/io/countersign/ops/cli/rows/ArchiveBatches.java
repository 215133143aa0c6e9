package io.countersign.ops.cli.rows;

import io.countersign.ops.cli.terminal.Connection;
import io.countersign.ops.cli.terminal.Output;
import io.countersign.ops.cli.terminal.Projects;
import io.countersign.ops.cli.terminal.Readable;
import io.countersign.ops.cli.terminal.WorkFailed;
import io.countersign.ops.contract.client.CountersignClient;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Puts a batch away, or brings it back. */
@Command(
    name = "batch",
    description = "Archive a batch, so that nobody is offered its rows, or restore it.",
    mixinStandardHelpOptions = true)
public final class ArchiveBatches implements Callable<Integer> {
  /** What can be done. */
  enum Action {
    ARCHIVE,
    RESTORE
  }

  @Parameters(index = "0", paramLabel = "ACTION", description = "One of ${COMPLETION-CANDIDATES}.")
  private Action action;

  @Parameters(index = "1", paramLabel = "PROJECT", description = "Id or name of a project.")
  private String project;

  @Parameters(index = "2", paramLabel = "BATCH", description = "Id or name of a batch.")
  private String batch;

  @Mixin private Connection connection;
  @Mixin private Output output;

  ArchiveBatches() {}

  @Override
  public Integer call() {
    CountersignClient client = connection.client();
    String batches = Projects.path(client, project) + "/batches";
    String id =
        find(client, batches)
            .or(() -> find(client, batches + "?archived=true"))
            .orElseThrow(() -> new WorkFailed("There is no batch " + batch));
    String path = "/batches/" + CountersignClient.encode(id) + "/";
    JsonNode done = client.post(path + action.name().toLowerCase(Locale.ROOT), Map.of());
    output.print(done, Readable.of(done));
    return 0;
  }

  private Optional<String> find(CountersignClient client, String path) {
    try (var batches = client.items(path)) {
      return batches
          .filter(
              found ->
                  found.path("id").asString("").equals(batch)
                      || found.path("name").asString("").equals(batch))
          .map(found -> found.path("id").asString())
          .findFirst();
    }
  }
}
