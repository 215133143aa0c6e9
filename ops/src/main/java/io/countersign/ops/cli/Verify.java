package io.countersign.ops.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks event log, process state, queue and projections against each other. */
@Command(
    name = "verify",
    description = "Check event log, processes, queue and projections against each other.",
    footer = {"", "Every difference is printed, and the exit code is 1 if there is any."},
    mixinStandardHelpOptions = true)
final class Verify implements Callable<Integer> {
  @Mixin private Connection connection;
  @Mixin private Output output;

  Verify() {}

  @Override
  public Integer call() {
    // Read as a stream, which may take its time: the check reads everything there is.
    JsonNode found = JsonMapper.shared().readTree(connection.client().bytes("/verify"));
    JsonNode differences = found.path("differences");
    StringBuilder readable = new StringBuilder();
    differences.forEach(one -> readable.append(Readable.cell(one)).append('\n'));
    output.print(found, readable.toString());
    output.say("Differences: " + differences.size());
    return differences.isEmpty() ? 0 : 1;
  }
}
