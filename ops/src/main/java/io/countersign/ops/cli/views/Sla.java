package io.countersign.ops.cli.views;

import io.countersign.ops.cli.terminal.Connection;
import io.countersign.ops.cli.terminal.Output;
import io.countersign.ops.cli.terminal.Projects;
import io.countersign.ops.cli.terminal.Readable;
import io.countersign.ops.contract.client.CountersignClient;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** What is late or about to be: of one project, or of all. */
@Command(
    name = "sla",
    description = "Show open work on track, at risk and breached, and the forecast of each batch.",
    mixinStandardHelpOptions = true)
public final class Sla implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "PROJECT", description = "Id or name of a project.")
  private @Nullable String project;

  @Mixin private Connection connection;
  @Mixin private Output output;

  Sla() {}

  @Override
  public Integer call() {
    CountersignClient client = connection.client();
    JsonNode view = client.get(project == null ? "/sla" : Projects.path(client, project) + "/sla");
    output.print(view, Readable.of(view));
    return 0;
  }
}
