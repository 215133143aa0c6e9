package io.countersign.ops.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** What projections and background work leave out, and why. */
@Command(
    name = "dead-letters",
    description =
        "Show the events and rows that failed and are left out, while everything else goes on.",
    footer = {"", "The exit code is 1 if there are any; retry tries them again."},
    mixinStandardHelpOptions = true)
final class ShowDeadLetters implements Callable<Integer> {
  @Mixin private Connection connection;
  @Mixin private Output output;

  ShowDeadLetters() {}

  @Override
  public Integer call() {
    JsonNode deadLetters = connection.client().get("/dead-letters");
    output.print(deadLetters, readable(deadLetters));
    return deadLetters.path("items").isEmpty() ? 0 : 1;
  }

  static String readable(JsonNode deadLetters) {
    return deadLetters.path("items").isEmpty()
        ? "There are no dead letters%n".formatted()
        : Readable.of(deadLetters);
  }
}
