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
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Where the rows are: of one project, or of all in a line each. */
@Command(
    name = "status",
    description = "Show how many rows of one project, or of all, are in each state.",
    mixinStandardHelpOptions = true)
public final class Status implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "PROJECT", description = "Id or name of a project.")
  private @Nullable String project;

  @Mixin private Connection connection;
  @Mixin private Output output;

  Status() {}

  @Override
  public Integer call() {
    CountersignClient client = connection.client();
    JsonNode view =
        project == null
            ? overview(client)
            : client.get(Projects.path(client, project) + "/dashboard");
    output.print(view, Readable.of(view));
    return 0;
  }

  private static ObjectNode overview(CountersignClient client) {
    ObjectNode overview = JsonMapper.shared().createObjectNode();
    ArrayNode lines = overview.putArray("projects");
    try (var projects = client.items("/projects")) {
      projects.forEach(found -> lines.add(line(client, found)));
    }
    JsonNode deadLetters = client.health().path("deadLetters");
    if (deadLetters.asInt(0) > 0) {
      overview.set("deadLetters", deadLetters);
    }
    return overview;
  }

  private static ObjectNode line(CountersignClient client, JsonNode project) {
    String id = project.path("id").asString();
    JsonNode dashboard = client.get("/projects/" + CountersignClient.encode(id) + "/dashboard");
    ObjectNode line = JsonMapper.shared().createObjectNode();
    line.set("name", project.path("name"));
    line.put("id", id);
    line.set("rows", dashboard.path("rows"));
    line.set("states", dashboard.path("states"));
    return line;
  }
}
