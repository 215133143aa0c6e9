package io.countersign.ops.server.connections;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.OptionalInt;
import org.apache.catalina.connector.Connector;
import org.jspecify.annotations.Nullable;

/**
 * A port for those who watch over the node, if there is one, with threads of its own: whatever
 * keeps the others busy, it answers.
 */
public final class ManagementPort {
  static final int THREADS = 4;
  private static final int CONNECTIONS = 100;
  private static final int TIMEOUT_MILLIS = 10_000;

  private final @Nullable Connector connector;

  /**
   * @param port 0 for a free one; {@code null} for none
   */
  ManagementPort(@Nullable Integer port) {
    this.connector = port == null ? null : connector(port);
  }

  /** No such port. */
  public static ManagementPort none() {
    return new ManagementPort(null);
  }

  private static Connector connector(int port) {
    Connector connector = new Connector(GuardedProtocol.class.getName());
    connector.setPort(port);
    if (connector.getProtocolHandler() instanceof GuardedProtocol protocol) {
      protocol.setMaxThreads(THREADS);
      protocol.setMinSpareThreads(1);
      protocol.setMaxConnections(CONNECTIONS);
      protocol.setConnectionTimeout(TIMEOUT_MILLIS);
    }
    return connector;
  }

  /** Where it listens, once the server runs. */
  public OptionalInt port() {
    return connector == null ? OptionalInt.empty() : OptionalInt.of(connector.getLocalPort());
  }

  @Nullable Connector at(@Nullable InetAddress address) {
    if (connector != null && connector.getProtocolHandler() instanceof GuardedProtocol protocol) {
      protocol.setAddress(address);
    }
    return connector;
  }

  /** Whether a request came to it. */
  public boolean took(HttpServletRequest request) {
    return connector != null && request.getLocalPort() == connector.getLocalPort();
  }
}
