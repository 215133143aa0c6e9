package io.countersign.ops.cli.rows;

import io.countersign.ops.cli.terminal.Connection;
import io.countersign.ops.cli.terminal.Output;
import io.countersign.ops.cli.terminal.Progress;
import io.countersign.ops.cli.terminal.Projects;
import io.countersign.ops.cli.terminal.Readable;
import io.countersign.ops.contract.client.CountersignClient;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Withdraws, restores, reopens or requeues the rows of a filter, or takes that back. */
@Command(
    name = "rows",
    description = "Withdraw, restore, reopen or requeue rows, or undo that.",
    footer = {
      "",
      "Prints the change's id, which undo takes. --dry-run tells what would be done.",
      "Example: countersign rows reopen photos --filter batch=may --filter author=kim --reason x"
    },
    mixinStandardHelpOptions = true)
public final class Rows implements Callable<Integer> {
  /** What can be done. */
  enum Action {
    WITHDRAW,
    RESTORE,
    REOPEN,
    REQUEUE,
    UNDO
  }

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "ACTION", description = "One of ${COMPLETION-CANDIDATES}.")
  private Action action;

  @Parameters(index = "1", paramLabel = "PROJECT", description = "Id or name of a project.")
  private String project;

  @Option(
      names = "--filter",
      paramLabel = "NAME=VALUE",
      description =
          "Rows that the list of rows would show with this filter, such as batch=spring or"
              + " author=anna; may be given several times.")
  private Map<String, String> filters = Map.of();

  @Option(names = "--reason", paramLabel = "TEXT", description = "Kept in each row's history.")
  private @Nullable String reason;

  @Option(names = "--change", paramLabel = "ID", description = "The change to undo.")
  private @Nullable String change;

  @Option(names = "--dry-run", description = "Only tell how many rows would be changed.")
  private boolean dryRun;

  @Mixin private Connection connection;
  @Mixin private Output output;

  Rows() {}

  @Override
  public Integer call() {
    requireUsage();
    CountersignClient client = connection.client();
    String changes = Projects.path(client, project) + "/row-changes";
    if (dryRun) {
      JsonNode preview = client.post(changes + "/preview" + query(), body());
      output.print(preview, Readable.of(preview));
      return 0;
    }
    JsonNode result = change(client, changes);
    output.print(result, Readable.of(result));
    return 0;
  }

  /** What would change every row of a project is not said by leaving something out. */
  private void requireUsage() {
    if (action == Action.UNDO) {
      require(change != null, "Expected --change with the id that the change printed");
      require(filters.isEmpty() && !dryRun, "Expected undo without --filter and --dry-run");
    } else {
      require(change == null, "Expected --change only with undo");
      require(!filters.isEmpty(), "Expected at least one --filter");
      boolean reasoned = reason != null || action == Action.RESTORE || dryRun;
      require(reasoned, "Expected --reason");
    }
  }

  private void require(boolean holds, String message) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  private JsonNode change(CountersignClient client, String changes) {
    String what = action.name().toLowerCase(Locale.ROOT);
    try (Progress progress = Progress.of("Rows to " + what, -1, "rows")) {
      return action == Action.UNDO
          ? client.await(
              changes + "/" + CountersignClient.encode(String.valueOf(change)) + "/undo",
              Map.of(),
              progress::to)
          : client.await(changes + query(), body(), progress::to);
    }
  }

  private String query() {
    return filters.entrySet().stream()
        .map(
            filter ->
                CountersignClient.encode(filter.getKey())
                    + "="
                    + CountersignClient.encode(filter.getValue()))
        .collect(Collectors.joining("&", "?", ""));
  }

  private Map<String, String> body() {
    Map<String, String> body = new LinkedHashMap<>();
    body.put("action", action.name());
    if (reason != null) {
      body.put("reason", reason);
    }
    return body;
  }
}
