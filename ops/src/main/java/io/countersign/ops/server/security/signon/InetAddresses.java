package io.countersign.ops.server.security.signon;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Where a connection comes from. */
public final class InetAddresses {
  private InetAddresses() {}

  /** Whether it comes from this machine; {@code address} is numeric, so nothing is looked up. */
  public static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
