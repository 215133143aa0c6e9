package io.countersign.ops.cli.upkeep;

import io.countersign.ops.cli.terminal.Output;
import io.countersign.ops.cli.terminal.Progress;
import io.countersign.ops.cli.terminal.Readable;
import io.countersign.ops.server.Server;
import io.countersign.ops.server.operations.RebuildStores;
import io.countersign.ops.server.operations.Steps;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Rebuilds projections, processes or both from the event log. */
@Command(
    name = "rebuild",
    description = "Rebuild projections, processes or both from the event log.",
    footer = {"", "Stop the server first."},
    mixinStandardHelpOptions = true)
public final class Rebuild implements Callable<Integer> {
  private static final String ANY_FREE_ADDRESS = "127.0.0.1";
  private static final int UNKNOWN = -1;

  enum What {
    PROJECTIONS,
    PROCESSES,
    ALL;

    /** As it is written on the command line. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(paramLabel = "WHAT", description = "One of: ${COMPLETION-CANDIDATES}.")
  private What what;

  @Mixin private ServerOptions server;
  @Mixin private Output output;

  Rebuild() {}

  @Override
  public Integer call() {
    ObjectNode seconds = JsonMapper.shared().createObjectNode();
    // Without workers and projector: nobody else is at work.
    Server.Settings settings =
        server.settings(ANY_FREE_ADDRESS, 0).with("countersign.roles", "web");
    try (Server running = Server.start(settings)) {
      if (what != What.PROJECTIONS) {
        seconds.put(
            "processes", timed("processes", "rows", steps -> stores(running).processes(steps)));
      }
      if (what != What.PROCESSES) {
        seconds.put(
            "projections",
            timed("projections", "events", steps -> stores(running).projections(steps)));
      }
    }
    ObjectNode result = JsonMapper.shared().createObjectNode();
    result.set("rebuiltSeconds", seconds);
    output.print(result, Readable.of(result));
    return 0;
  }

  private static RebuildStores stores(Server running) {
    return running.part(RebuildStores.class);
  }

  private double timed(String part, String unit, Consumer<Steps> work) {
    long started = System.nanoTime();
    output.say("Rebuilding " + part);
    try (Progress progress = Progress.of(part, UNKNOWN, unit)) {
      work.accept(progress::to);
    }
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started) / 1000.0;
  }
}
