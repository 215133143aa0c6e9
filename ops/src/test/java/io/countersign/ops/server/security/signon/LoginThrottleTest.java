package io.countersign.ops.server.security.signon;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.ops.contract.problem.RequestRefused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final MovableClock clock = new MovableClock();
  private final LoginThrottle throttle = new LoginThrottle(3, PAUSE, new ClockTicker(clock));

  private static final class MovableClock extends Clock {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  private void fail(int times, String name, String address) {
    for (int i = 0; i < times; i++) {
      throttle.failed(name, address);
    }
  }

  private void requireAllowed(String name, String address) {
    assertThatCode(() -> throttle.requireAllowed(name, address)).doesNotThrowAnyException();
  }

  private void requireRefused(String name, String address) {
    assertThatThrownBy(() -> throttle.requireAllowed(name, address))
        .isInstanceOf(RequestRefused.class)
        .hasMessage("Too many failed log-ins; try again in 30 seconds");
  }

  @Test
  void refusesANameFromAnAddressAfterTheLastAttempt() {
    fail(2, "ada", "10.0.0.1");
    requireAllowed("ada", "10.0.0.1");
    fail(1, "ada", "10.0.0.1");
    requireRefused("ada", "10.0.0.1");
    requireAllowed("ada", "10.0.0.2");
    requireAllowed("bob", "10.0.0.1");
  }

  @Test
  void refusesUntilAPauseAfterTheLastFailure() {
    fail(2, "ada", "10.0.0.1");
    clock.now = clock.now.plus(PAUSE.minusSeconds(1));
    fail(1, "ada", "10.0.0.1");
    clock.now = clock.now.plus(PAUSE.minusSeconds(1));
    requireRefused("ada", "10.0.0.1");
    clock.now = clock.now.plusSeconds(1);
    requireAllowed("ada", "10.0.0.1");
  }

  @Test
  void forgetsTheFailuresOfWhoSucceeds() {
    fail(3, "ada", "10.0.0.1");
    throttle.succeeded("ada", "10.0.0.1");
    requireAllowed("ada", "10.0.0.1");
  }

  @Test
  void aNameThatIsTriedFromEverywhereHasOneAttemptLeftForEachAddress() {
    for (int i = 0; i < 60; i++) {
      fail(1, "ada", "10.0.0." + i);
    }
    requireAllowed("ada", "10.0.1.0");
    fail(1, "ada", "10.0.1.0");
    requireRefused("ada", "10.0.1.0");
    requireAllowed("bob", "10.0.1.0");
  }

  @Test
  void nobodyIsLockedOutOfWhereTheyHaveLoggedIn() {
    throttle.succeeded("ada", "10.0.1.0");
    fail(204, "ada", "10.0.0.1");
    requireAllowed("ada", "10.0.1.0");
    fail(2, "ada", "10.0.1.0");
    requireAllowed("ada", "10.0.1.0");
    fail(1, "ada", "10.0.1.0");
    requireRefused("ada", "10.0.1.0");
  }

  @Test
  void refusesAnAddressThatTriesManyNames() {
    throttle.succeeded("cyd", "10.0.0.1");
    for (int i = 0; i < 60; i++) {
      fail(1, "name" + i, "10.0.0.1");
    }
    requireRefused("ada", "10.0.0.1");
    requireAllowed("cyd", "10.0.0.1");
  }

  @Test
  void refusesAnAddressBeforeItsNameIsRead() {
    for (int i = 0; i < 60; i++) {
      fail(1, "name" + i, "10.0.0.1");
    }
    assertThatThrownBy(() -> throttle.requireAllowed("10.0.0.1"))
        .isInstanceOf(RequestRefused.class);
    assertThatCode(() -> throttle.requireAllowed("10.0.0.2")).doesNotThrowAnyException();
    throttle.succeeded("cyd", "10.0.0.1");
    assertThatCode(() -> throttle.requireAllowed("10.0.0.1"))
        .as("cyd may be somebody who logs in")
        .doesNotThrowAnyException();
  }

  @Test
  void takesANetworkOfIpV6ForOneAddress() {
    fail(2, "ada", "2001:db8::1");
    fail(1, "ada", "2001:db8::ffff");
    requireRefused("ada", "2001:db8::2");
    requireAllowed("ada", "2001:db8:0:1::1");
  }
}
