package io.countersign.ops.cli.upkeep;

import io.countersign.ops.cli.terminal.Connection;
import io.countersign.ops.cli.terminal.Output;
import io.countersign.ops.cli.terminal.Readable;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** What projections and background work have set aside, and why. */
@Command(
    name = "dead-letters",
    description = "Show what failed and was set aside, while everything else continues.",
    footer = {"", "The exit code is 1 if there are any. To try them again, use retry."},
    mixinStandardHelpOptions = true)
public final class ShowDeadLetters implements Callable<Integer> {
  @Mixin private Connection connection;
  @Mixin private Output output;

  ShowDeadLetters() {}

  @Override
  public Integer call() {
    JsonNode letters = connection.client().get("/dead-letters");
    output.print(letters, readable(letters));
    return letters.path("items").isEmpty() ? 0 : 1;
  }

  static String readable(JsonNode letters) {
    return letters.path("items").isEmpty() ? "No dead letters%n".formatted() : Readable.of(letters);
  }
}
