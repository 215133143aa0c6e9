package io.countersign.ops.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** All commands under the one name, and how each of them ends. */
@Command(
    name = "countersign",
    description = "A workflow engine for labelling data: import, label, review, accept, export.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    subcommands = {
      Up.class,
      RunDemo.class,
      Import.class,
      Export.class,
      Status.class,
      Sla.class,
      History.class,
      Verify.class,
      Rebuild.class,
      Backup.class,
      Restore.class,
      ShowDeadLetters.class,
      Retry.class
    },
    footer = {
      "",
      "In a checkout, ops/bin/countersign also has bench and trial: measure it, and break it."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:the work failed", "2:wrong usage"})
public final class CommandLineInterface implements Runnable {
  @Spec private CommandSpec spec;

  CommandLineInterface() {}

  /** The exit code: 0 done, 1 the work failed, 2 wrong usage. */
  public static int run(String... arguments) {
    CommandLine line = new CommandLine(new CommandLineInterface());
    line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(new Failures());
    line.setExecutionStrategy(new CommandLine.RunLast());
    return line.execute(arguments);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Expected a command");
  }
}
