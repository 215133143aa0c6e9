package io.countersign.ops.cli;

import io.countersign.ops.cli.terminal.Connection;
import io.countersign.ops.cli.terminal.ShellCommand;
import io.countersign.ops.contract.client.ApiProblem;
import io.countersign.ops.contract.client.ServerUnreachable;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ParseResult;

/** The command that helps where a first try usually fails; it does so when it is pasted. */
final class Remedy {
  private static final int UNAUTHENTICATED = 401;
  private static final int USUAL_PORT = 8080;
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private Remedy() {}

  static Optional<String> of(Exception failure, ParseResult parsed) {
    if (failure instanceof ServerUnreachable unreachable) {
      URI nobodyAt = unreachable.nobodyAt();
      return nobodyAt == null ? Optional.empty() : start(nobodyAt);
    }
    if (failure instanceof ApiProblem problem && problem.status() == UNAUTHENTICATED) {
      return connection(parsed).map(Remedy::logIn);
    }
    return Optional.empty();
  }

  private static Optional<String> start(URI server) {
    if (!THIS_MACHINE.contains(String.valueOf(server.getHost()))) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>(List.of("up"));
    if (server.getPort() != USUAL_PORT) {
      words.addAll(List.of("--port", Integer.toString(Math.max(server.getPort(), 80))));
    }
    return Optional.of("Start one with: " + ShellCommand.of(words.toArray(String[]::new)));
  }

  private static String logIn(Connection connection) {
    List<String> words = new ArrayList<>(List.of("token", "admin"));
    if (!connection.isDefault()) {
      words.addAll(List.of("--url", connection.address().toString()));
    }
    return "Make a program token with: %s%n(or your own name instead of admin; or in the console, at %s/account)"
        .formatted(
            ShellCommand.of(words.toArray(String[]::new)),
            connection.address().toString().replaceAll("/+$", ""));
  }

  private static Optional<Connection> connection(ParseResult parsed) {
    ParseResult command = parsed;
    while (command.hasSubcommand()) {
      command = command.subcommand();
    }
    return command.commandSpec().mixins().values().stream()
        .map(mixin -> mixin.userObject())
        .filter(Connection.class::isInstance)
        .map(Connection.class::cast)
        .findFirst();
  }
}
