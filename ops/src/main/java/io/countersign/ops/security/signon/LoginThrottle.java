package io.countersign.ops.security.signon;

import io.countersign.ops.problem.ProblemCode;
import io.countersign.ops.problem.RequestRefused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes somebody wait after too many failed log-ins: soon for a name from one address, later for a
 * name from anywhere or an address with any name, so that nobody is easily locked out by others. It
 * remembers as many of them as there is room for, the latest ones.
 */
final class LoginThrottle {
  private static final int ROOM = 10_000;

  /** How many more attempts a name has from anywhere, and an address with any name. */
  private static final int WIDER = 20;

  private record Failures(int count, Instant last) {}

  private final int attempts;
  private final Duration pause;
  private final Clock clock;
  private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true);

  LoginThrottle(int attempts, Duration pause, Clock clock) {
    this.attempts = attempts;
    this.pause = pause;
    this.clock = clock;
  }

  /**
   * @throws RequestRefused {@code TOO_MANY_ATTEMPTS}
   */
  synchronized void requireAllowed(String name, String address) {
    require(both(name, address), attempts);
    require("name " + name, attempts * WIDER);
    require("address " + address, attempts * WIDER);
  }

  private void require(String who, int most) {
    Failures known = failures.get(who);
    if (known == null) {
      return;
    }
    if (known.last().plus(pause).isBefore(clock.instant())) {
      failures.remove(who);
    } else if (known.count() >= most) {
      throw new RequestRefused(
          ProblemCode.TOO_MANY_ATTEMPTS,
          "Expected fewer failed log-ins; try again in " + pause.toSeconds() + " seconds");
    }
  }

  synchronized void failed(String name, String address) {
    count(both(name, address));
    count("name " + name);
    count("address " + address);
  }

  private void count(String who) {
    Failures known = failures.get(who);
    failures.put(who, new Failures(known == null ? 1 : known.count() + 1, clock.instant()));
    if (failures.size() > ROOM) {
      failures.remove(failures.keySet().iterator().next());
    }
  }

  synchronized void succeeded(String name, String address) {
    failures.remove(both(name, address));
  }

  private static String both(String name, String address) {
    return "both " + address + " " + name;
  }
}
