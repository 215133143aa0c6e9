package io.countersign.ops.server.security.signon;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
import java.time.Duration;

/**
 * Makes somebody wait after too many failed log-ins: soon for a name from one address, later for a
 * name from anywhere or an address with any name, so that nobody is easily locked out by others.
 */
final class LoginThrottle {
  private static final int ROOM = 10_000;

  /** How many more attempts a name has from anywhere, and an address with any name. */
  private static final int WIDER = 20;

  private final int attempts;
  private final Duration pause;

  /** How often somebody failed, until a pause after the last time. */
  private final Cache<String, Integer> failures;

  LoginThrottle(int attempts, Duration pause, ClockTicker ticker) {
    this.attempts = attempts;
    this.pause = pause;
    this.failures =
        Caffeine.newBuilder().maximumSize(ROOM).expireAfterWrite(pause).ticker(ticker).build();
  }

  /**
   * @throws RequestRefused {@code TOO_MANY_ATTEMPTS}
   */
  void requireAllowed(String name, String address) {
    require(both(name, address), attempts);
    require("name " + name, attempts * WIDER);
    require("address " + address, attempts * WIDER);
  }

  private void require(String who, int most) {
    Integer count = failures.getIfPresent(who);
    if (count != null && count >= most) {
      throw new RequestRefused(
          ProblemCode.TOO_MANY_ATTEMPTS,
          "Too many failed log-ins; try again in " + pause.toSeconds() + " seconds");
    }
  }

  void failed(String name, String address) {
    count(both(name, address));
    count("name " + name);
    count("address " + address);
  }

  private void count(String who) {
    failures.asMap().merge(who, 1, Integer::sum);
  }

  void succeeded(String name, String address) {
    failures.invalidate(both(name, address));
  }

  private static String both(String name, String address) {
    return "both " + address + " " + name;
  }
}
