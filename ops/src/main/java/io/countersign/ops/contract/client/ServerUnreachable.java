package io.countersign.ops.contract.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import org.jspecify.annotations.Nullable;

/** No answer came, and whether the call was carried out is not known; the message is one line. */
public final class ServerUnreachable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient URI server;

  ServerUnreachable(URI server, IOException cause) {
    super(message(server, cause), cause);
    this.server = server;
  }

  /** Where one was looked for, if there is none; {@code null} where one may be. */
  public @Nullable URI nobodyAt() {
    return getCause() instanceof ConnectException ? server : null;
  }

  private static String message(URI server, IOException cause) {
    if (cause instanceof ConnectException) {
      return "No Countersign server answers at " + server;
    }
    if (cause instanceof HttpTimeoutException) {
      return "The server at " + server + " did not answer in time";
    }
    String reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return "The connection to " + server + " was lost: " + reason.strip().replaceAll("\\s+", " ");
  }
}
