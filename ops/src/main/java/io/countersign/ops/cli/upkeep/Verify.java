package io.countersign.ops.cli.upkeep;

import io.countersign.ops.cli.terminal.Connection;
import io.countersign.ops.cli.terminal.Output;
import io.countersign.ops.cli.terminal.Progress;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** Checks event log, process state, queue and projections against each other. */
@Command(
    name = "verify",
    description = "Check event log, processes, queue and projections against each other.",
    footer = {"", "Prints every difference; the exit code is 1 if there is one."},
    mixinStandardHelpOptions = true)
public final class Verify implements Callable<Integer> {
  @Mixin private Connection connection;
  @Mixin private Output output;

  Verify() {}

  @Override
  public Integer call() {
    JsonNode found = verify();
    long differences = found.path("differences").asLong();
    StringBuilder readable = new StringBuilder();
    found.path("items").forEach(one -> readable.append(line(one)).append('\n'));
    output.print(found, readable.toString());
    output.say("Differences: " + differences);
    return differences == 0 ? 0 : 1;
  }

  private static String line(JsonNode difference) {
    return "%s %s: %s"
        .formatted(
            difference.path("store").asString(""),
            difference.path("subject").asString(""),
            difference.path("text").asString(""));
  }

  /** Reads everything there is, which takes a while. */
  private JsonNode verify() {
    try (Progress progress = Progress.of("Verifying", -1, "checked")) {
      return connection.client().await("/verify", Map.of(), progress::to);
    }
  }
}
