package io.countersign.ops.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class DemoServerTest {
  private static final String GIVEN = "countersign.admin.password";

  @Test
  void aDemoMakesItsOwnPasswordWhateverAServerIsGiven() {
    System.setProperty(GIVEN, "the one of a real server");
    try (DemoServer server = DemoServer.start(0, null)) {
      assertThat(server.adminPassword()).isNotBlank().isNotEqualTo(System.getProperty(GIVEN));
    } finally {
      System.clearProperty(GIVEN);
    }
  }
}
