package io.countersign.ops.server.connections;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/** Where a connection comes from; addresses are numeric, so nothing is looked up. */
public final class InetAddresses {
  /** What one customer of IPv6 has at least, and may choose addresses in at will. */
  private static final int NETWORK_BYTES = 8;

  private InetAddresses() {}

  /** Whether it comes from this machine. */
  public static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** What counts as one address where somebody is limited: of IPv6, a whole network. */
  public static String network(InetAddress address) {
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(address.getAddress(), 0, NETWORK_BYTES) + "::/64"
        : address.getHostAddress();
  }

  /** The same of an address that a proxy may have told, which is no address if it lies. */
  public static String network(String address) {
    try {
      return address.indexOf(':') < 0 ? address : network(InetAddress.getByName(address));
    } catch (UnknownHostException e) {
      return address;
    }
  }
}
