package io.countersign.ops.server.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.ops.stores.CannotStart;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {
  private static boolean contains(Networks networks, String address) throws Exception {
    return networks.contains(InetAddress.getByName(address));
  }

  @Test
  void holdsAddressesAndNetworks() throws Exception {
    Networks networks = Networks.parse("10.0.0.1, 192.168.0.0/16,fd00::/8");
    assertThat(contains(networks, "10.0.0.1")).isTrue();
    assertThat(contains(networks, "10.0.0.2")).isFalse();
    assertThat(contains(networks, "192.168.7.7")).isTrue();
    assertThat(contains(networks, "fd00::7")).isTrue();
    assertThat(contains(networks, "fe80::7")).isFalse();
  }

  @Test
  void holdsNothingByDefault() throws Exception {
    assertThat(Networks.parse("").isEmpty()).isTrue();
    assertThat(contains(Networks.parse(" "), "127.0.0.1")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.300", "10.0.0.1;10.0.0.2", "*"})
  void refusesWhatIsNone(String text) {
    assertThatThrownBy(() -> Networks.parse(text))
        .isInstanceOf(CannotStart.class)
        .hasMessage(
            "countersign.trusted-proxies: expected addresses or networks like 10.0.0.1,"
                + " 192.168.0.0/16, but got "
                + text);
  }
}
