package io.countersign.ops.cli;

import io.countersign.ops.cli.models.Promote;
import io.countersign.ops.cli.rows.ArchiveBatches;
import io.countersign.ops.cli.rows.Rows;
import io.countersign.ops.cli.transfer.Export;
import io.countersign.ops.cli.transfer.Import;
import io.countersign.ops.cli.upkeep.Backup;
import io.countersign.ops.cli.upkeep.MakeToken;
import io.countersign.ops.cli.upkeep.Rebuild;
import io.countersign.ops.cli.upkeep.Restore;
import io.countersign.ops.cli.upkeep.Retry;
import io.countersign.ops.cli.upkeep.RunDemo;
import io.countersign.ops.cli.upkeep.ShowDeadLetters;
import io.countersign.ops.cli.upkeep.Up;
import io.countersign.ops.cli.upkeep.Verify;
import io.countersign.ops.cli.views.History;
import io.countersign.ops.cli.views.Sla;
import io.countersign.ops.cli.views.Status;
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
      MakeToken.class,
      Import.class,
      Export.class,
      Status.class,
      Sla.class,
      History.class,
      Rows.class,
      ArchiveBatches.class,
      Promote.class,
      Verify.class,
      Rebuild.class,
      Backup.class,
      Restore.class,
      ShowDeadLetters.class,
      Retry.class
    },
    footer = {
      "",
      "In a source checkout, ops/bin/countersign also has bench, to measure it, and trial, to break it."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:Success", "1:Failure", "2:Invalid usage"})
public final class CommandLineInterface implements Runnable {
  @Spec private CommandSpec spec;

  CommandLineInterface() {}

  /** The exit code: 0 success, 1 failure, 2 invalid usage. */
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
    throw new ParameterException(spec.commandLine(), "Missing command");
  }
}
