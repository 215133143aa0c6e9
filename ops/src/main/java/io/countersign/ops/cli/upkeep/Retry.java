package io.countersign.ops.cli.upkeep;

import io.countersign.ops.cli.terminal.Connection;
import io.countersign.ops.cli.terminal.Output;
import io.countersign.ops.contract.client.CountersignClient;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Has dead letters tried again, and waits to see what comes of it. */
@Command(
    name = "retry",
    description = "Try dead letters again.",
    footer = {"", "The exit code is 1 if any of them fails again."},
    mixinStandardHelpOptions = true)
public final class Retry implements Callable<Integer> {
  private static final long PATIENCE_SECONDS = 20;
  private static final long LOOK_MILLIS = 500;

  @Parameters(
      arity = "0..1",
      paramLabel = "SUBJECT",
      description = "Id of the dead letter (default: all of them).")
  private @Nullable String subject;

  @Mixin private Connection connection;
  @Mixin private Output output;

  Retry() {}

  @Override
  public Integer call() {
    CountersignClient client = connection.client();
    client.post("/dead-letters/retry", subject == null ? Map.of() : Map.of("subject", subject));
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    JsonNode left = client.get("/dead-letters");
    while (anyOfThem(left) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
      left = client.get("/dead-letters");
    }
    output.print(left, ShowDeadLetters.readable(left));
    return anyOfThem(left) ? 1 : 0;
  }

  private boolean anyOfThem(JsonNode letters) {
    return letters
        .path("items")
        .valueStream()
        .anyMatch(one -> subject == null || one.path("subject").asString("").equals(subject));
  }
}
