package io.countersign.ops.cli.terminal;

import io.countersign.ops.contract.client.CountersignClient;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The running server, and as whom to call it. */
public final class Connection {
  private static final String DEFAULT_URL = "http://localhost:8080";

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Address of the server (default: $COUNTERSIGN_URL, or " + DEFAULT_URL + ").")
  private @Nullable String url;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = "Program token (default: $COUNTERSIGN_TOKEN, which keeps it out of ps).")
  private @Nullable String token;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  Connection() {}

  public CountersignClient client() {
    CountersignClient client = anonymous();
    String secret = token == null ? System.getenv("COUNTERSIGN_TOKEN") : token;
    return secret == null || secret.isBlank() ? client : client.withToken(secret.strip());
  }

  /** Without the token. */
  public CountersignClient anonymous() {
    return CountersignClient.to(address());
  }

  /** Whether the server is where it is looked for without being told. */
  public boolean isDefault() {
    return address().toString().equals(DEFAULT_URL);
  }

  public URI address() {
    String named = url == null ? System.getenv("COUNTERSIGN_URL") : url;
    String address = named == null || named.isBlank() ? DEFAULT_URL : named.strip();
    if (!address.matches("https?://[^/?#\\s]+(/[^?#\\s]*)?")) {
      throw new ParameterException(
          spec.commandLine(), "Expected --url to be like http://host:8080, but got " + address);
    }
    return URI.create(address);
  }
}
