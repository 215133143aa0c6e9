package io.countersign.ops.cli.upkeep;

import io.countersign.ops.cli.terminal.Output;
import io.countersign.ops.demo.Demo;
import io.countersign.ops.demo.DemoFlow;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the whole lifecycle on the shipped images. */
@Command(
    name = "demo",
    description = "Run the whole lifecycle on real images, with simulated staff.",
    footer = {"", "The exit code is 1 if a row stays open or verify finds a difference."},
    mixinStandardHelpOptions = true)
public final class RunDemo implements Callable<Integer> {
  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Number of images to label (default: ${DEFAULT-VALUE}).")
  private int rows;

  @Option(
      names = "--flow",
      paramLabel = "FLOW",
      defaultValue = "UNTIL_SURE",
      description =
          "Where rows go once there is a model: UNTIL_SURE, as many looks as each needs, or STAGES,"
              + " the same for all that it is not confident of (default: ${DEFAULT-VALUE}).")
  private DemoFlow flow = DemoFlow.UNTIL_SURE;

  @Option(names = "--exit", description = "Exit when done, instead of leaving the server running.")
  private boolean exit;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Seed of the simulated staff's mistakes. Which rows are drawn for review still differs"
              + " from run to run (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port to listen on (default: a free one).")
  private int port;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description =
          "Empty folder to keep the data in (default: a temporary one, deleted at the end).")
  private @Nullable Path dataDir;

  @Mixin private Output output;
  @Spec private CommandSpec spec;

  RunDemo() {}

  @Override
  public Integer call() throws InterruptedException {
    if (rows < Demo.MIN_ROWS || rows > Demo.MAX_ROWS) {
      throw new ParameterException(
          spec.commandLine(),
          "Expected --rows from %d to %d, but got %d"
              .formatted(Demo.MIN_ROWS, Demo.MAX_ROWS, rows));
    }
    Demo.Options options = new Demo.Options(rows, seed, flow, exit, output.isJson(), port, dataDir);
    return Demo.run(options, output.out(), spec.commandLine().getErr()) ? 0 : 1;
  }
}
