package io.countersign.ops.contract.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;

/** No answer came, and whether the call was carried out is not known; the message is one line. */
public final class ServerUnreachable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ServerUnreachable(URI server, IOException cause) {
    super(message(server, cause), cause);
  }

  private static String message(URI server, IOException cause) {
    if (cause instanceof ConnectException) {
      return "No Countersign server answers at " + server + "; start one with countersign up";
    }
    if (cause instanceof HttpTimeoutException) {
      return "The server at " + server + " did not answer in time";
    }
    String reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return "The connection to " + server + " was lost: " + reason.strip().replaceAll("\\s+", " ");
  }
}
