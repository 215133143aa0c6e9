package io.countersign.ops.cli.upkeep;

import io.countersign.ops.cli.terminal.Connection;
import io.countersign.ops.cli.terminal.Output;
import io.countersign.ops.cli.terminal.Readable;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** What projections and background work leave out, and why. */
@Command(
    name = "parked",
    description = "Show what is left out since it failed, while everything else goes on.",
    footer = {"", "The exit code is 1 if there is any; retry has it tried again."},
    mixinStandardHelpOptions = true)
public final class ShowParked implements Callable<Integer> {
  @Mixin private Connection connection;
  @Mixin private Output output;

  ShowParked() {}

  @Override
  public Integer call() {
    JsonNode parked = connection.client().get("/parked");
    output.print(parked, readable(parked));
    return parked.path("items").isEmpty() ? 0 : 1;
  }

  static String readable(JsonNode parked) {
    return parked.path("items").isEmpty()
        ? "Nothing is left out%n".formatted()
        : Readable.of(parked);
  }
}
