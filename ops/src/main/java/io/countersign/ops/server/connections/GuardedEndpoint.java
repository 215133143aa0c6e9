package io.countersign.ops.server.connections;

import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.jspecify.annotations.Nullable;

/** Takes only so many connections from one address, so that one can't take every place. */
final class GuardedEndpoint extends NioEndpoint {
  private int mostOfAddress = Integer.MAX_VALUE;
  private Networks trusted = Networks.parse("");

  /** Those in {@code trusted} bring the connections of many. */
  void limit(int mostOfAddress, Networks trusted) {
    this.mostOfAddress = mostOfAddress;
    this.trusted = trusted;
  }

  @Override
  protected boolean setSocketOptions(SocketChannel socket) {
    if (isOneTooMany(socket.socket().getInetAddress())) {
      getLog().debug("Closed one connection too many of an address");
      destroySocket(socket);
      return false;
    }
    return super.setSocketOptions(socket);
  }

  private boolean isOneTooMany(@Nullable InetAddress address) {
    if (address == null || connections.size() < mostOfAddress || trusted.contains(address)) {
      return false;
    }
    String network = InetAddresses.network(address);
    return connections.keySet().stream()
            .map(open -> open.socket().getInetAddress())
            .filter(other -> other != null && network.equals(InetAddresses.network(other)))
            .count()
        >= mostOfAddress;
  }
}
