package io.countersign.ops.security;

import io.countersign.ops.problem.ProblemCode;
import io.countersign.ops.problem.RequestRefused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes a name or an address wait after too many failed log-ins. It remembers as many of them as
 * there is room for, the latest ones.
 */
final class LoginThrottle {
  private static final int ROOM = 10_000;

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
  synchronized void requireAllowed(String who) {
    Failures known = failures.get(who);
    if (known == null) {
      return;
    }
    if (known.last().plus(pause).isBefore(clock.instant())) {
      failures.remove(who);
    } else if (known.count() >= attempts) {
      throw new RequestRefused(
          ProblemCode.TOO_MANY_ATTEMPTS,
          "Expected fewer failed log-ins; try again in " + pause.toSeconds() + " seconds");
    }
  }

  synchronized void failed(String who) {
    Failures known = failures.get(who);
    failures.put(who, new Failures(known == null ? 1 : known.count() + 1, clock.instant()));
    if (failures.size() > ROOM) {
      failures.remove(failures.keySet().iterator().next());
    }
  }

  synchronized void succeeded(String who) {
    failures.remove(who);
  }
}
