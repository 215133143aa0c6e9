package io.countersign.ops.server.connections;

import io.countersign.ops.stores.CannotStart;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.util.NetMask;

/** Addresses and networks that the operator names, such as {@code 10.0.0.1, 192.168.0.0/16}. */
final class Networks {
  private static final String SETTING = "countersign.trusted-proxies";
  private static final int BITS_OF_V4 = 32;
  private static final int BITS_OF_V6 = 128;

  /** Numbers only: a name would have to be looked up, and may change. */
  private static final Pattern NUMERIC = Pattern.compile("[0-9a-fA-F:.]+(/\\d{1,3})?");

  private final List<String> masks;
  private final List<NetMask> networks;

  private Networks(List<String> masks) {
    this.masks = masks;
    this.networks = masks.stream().map(NetMask::new).toList();
  }

  /**
   * Reads them, with commas between them.
   *
   * @throws CannotStart if it is something else
   */
  static Networks parse(String text) {
    try {
      return new Networks(
          Arrays.stream(text.split(",", -1))
              .map(String::trim)
              .filter(one -> !one.isEmpty())
              .map(Networks::mask)
              .toList());
    } catch (IllegalArgumentException e) {
      throw new CannotStart(
          "%s: expected addresses or networks like 10.0.0.1, 192.168.0.0/16, but got %s"
              .formatted(SETTING, text),
          e);
    }
  }

  private static String mask(String one) {
    if (!NUMERIC.matcher(one).matches()) {
      throw new IllegalArgumentException(one);
    }
    if (one.indexOf('/') >= 0) {
      return one;
    }
    return one + "/" + (one.indexOf(':') >= 0 ? BITS_OF_V6 : BITS_OF_V4);
  }

  boolean isEmpty() {
    return networks.isEmpty();
  }

  boolean contains(InetAddress address) {
    return networks.stream().anyMatch(network -> network.matches(address));
  }

  /** As the web server reads them. */
  @Override
  public String toString() {
    return masks.stream().collect(Collectors.joining(","));
  }
}
