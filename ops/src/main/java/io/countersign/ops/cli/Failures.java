package io.countersign.ops.cli;

import io.countersign.ops.cli.terminal.WorkFailed;
import io.countersign.ops.contract.client.ApiProblem;
import io.countersign.ops.contract.client.ServerUnreachable;
import io.countersign.ops.demo.DemoFailed;
import io.countersign.ops.server.backup.BackupUnusable;
import io.countersign.ops.stores.CannotStart;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says in one line why the work failed; a stack trace only for bugs, and only when asked for. */
final class Failures implements IExecutionExceptionHandler {
  private static final String STACK_TRACE = "COUNTERSIGN_STACKTRACE";

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine commandLine, ParseResult parsed) {
    commandLine.getErr().println("countersign: " + line(failure));
    Remedy.of(failure, parsed).ifPresent(commandLine.getErr()::println);
    if (System.getenv(STACK_TRACE) != null) {
      failure.printStackTrace(commandLine.getErr());
    }
    commandLine.getErr().flush();
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static String line(Exception failure) {
    if (failure instanceof WorkFailed
        || failure instanceof CannotStart
        || failure instanceof DemoFailed
        || failure instanceof ApiProblem
        || failure instanceof ServerUnreachable
        || failure instanceof BackupUnusable) {
      return String.valueOf(failure.getMessage());
    }
    return "Unexpected error: %s (set %s=1 for a stack trace)".formatted(failure, STACK_TRACE);
  }
}
