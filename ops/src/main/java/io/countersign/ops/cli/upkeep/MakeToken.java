package io.countersign.ops.cli.upkeep;

import io.countersign.ops.cli.terminal.Connection;
import io.countersign.ops.cli.terminal.Output;
import io.countersign.ops.cli.terminal.WorkFailed;
import io.countersign.ops.contract.client.CountersignClient;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Makes a program token for somebody who has only a password yet. */
@Command(
    name = "token",
    description = "Make a program token, with which the other commands log in.",
    footer = {
      "",
      "Asks for the password, or reads it as a line from a pipe. The token is printed as the line"
          + " that sets it for this shell; it is shown only once."
    },
    mixinStandardHelpOptions = true)
public final class MakeToken implements Callable<Integer> {
  @Parameters(paramLabel = "PERSON", description = "Name to log in with, such as admin.")
  private String person;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "command line",
      description = "What the token is called in lists (default: ${DEFAULT-VALUE}).")
  private String name;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description = "The only role that the token has (default: all of the person).")
  private @Nullable String role;

  @Option(
      names = "--expires",
      paramLabel = "INSTANT",
      description = "When it ends, such as 2030-01-31T12:00:00Z (default: never).")
  private @Nullable String expires;

  @Mixin private Connection connection;
  @Mixin private Output output;

  MakeToken() {}

  @Override
  public Integer call() throws IOException {
    CountersignClient client = connection.anonymous().withPassword(person, password());
    Map<String, Object> form = new HashMap<>(Map.of("name", name));
    if (role != null) {
      form.put("role", role);
    }
    if (expires != null) {
      form.put("expires", expires);
    }
    JsonNode made = client.post("/tokens", form);
    output.print(made, exports(made.path("token").asString()));
    return 0;
  }

  private String exports(String token) {
    String line = "export COUNTERSIGN_TOKEN=" + token + System.lineSeparator();
    return connection.isDefault()
        ? line
        : "export COUNTERSIGN_URL=" + connection.address() + System.lineSeparator() + line;
  }

  private String password() throws IOException {
    Console console = System.console();
    if (console != null) {
      char[] typed = console.readPassword("Password of %s: ", person);
      return typed == null ? "" : new String(typed);
    }
    output.say("Reading the password of " + person + " from the input");
    String line =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    if (line == null) {
      throw new WorkFailed("Expected the password of " + person + " as a line of the input");
    }
    return line;
  }
}
