package io.countersign.ops.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyPlacesTest {
  @Test
  void oneAddressLeavesPlacesAndAllTogetherLeaveThreads() {
    BodyPlaces places = BodyPlaces.of(8);
    assertThat(places.take("a")).isTrue();
    assertThat(places.take("a")).isTrue();
    assertThat(places.take("a")).as("a quarter for one").isFalse();
    for (String other : new String[] {"b", "b", "c", "c"}) {
      assertThat(places.take(other)).isTrue();
    }
    assertThat(places.take("d")).as("three quarters for all").isFalse();
    places.giveBack("a");
    assertThat(places.take("d")).isTrue();
  }

  @Test
  void theFewestThreadsHaveOnePlace() {
    assertThat(BodyPlaces.of(1).take("a")).isTrue();
  }
}
