package io.countersign.ops.server.security.signon;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.connections.InetAddresses;
import java.time.Duration;

/**
 * Makes somebody wait after too many failed log-ins, so that nobody is locked out by others: a name
 * from an address for the failures of just that; an address for those with any name, except names
 * that have logged in from it; and a name that is tried from everywhere has one attempt left for
 * each address, except those it has logged in from.
 */
final class LoginThrottle {
  private static final int ROOM = 10_000;
  private static final int KNOWN_ROOM = 100_000;

  /** How long an address is known to be a person's own after they logged in from it. */
  private static final Duration KNOWN = Duration.ofDays(30);

  /** How many more failures an address has with any name, and a name from anywhere. */
  private static final int WIDER = 20;

  private final int attempts;
  private final Duration pause;

  /** How often somebody failed, until a pause after the last time; each kind has its own room. */
  private final Cache<Pair, Integer> pairs;

  private final Cache<String, Integer> addresses;
  private final Cache<String, Integer> names;

  /** Who logged in from where, and where anybody did. */
  private final Cache<Pair, Boolean> knownPairs;

  private final Cache<String, Boolean> knownAddresses;

  LoginThrottle(int attempts, Duration pause, ClockTicker ticker) {
    this.attempts = attempts;
    this.pause = pause;
    this.pairs = cache(ROOM, pause, ticker);
    this.addresses = cache(ROOM, pause, ticker);
    this.names = cache(ROOM, pause, ticker);
    this.knownPairs = cache(KNOWN_ROOM, KNOWN, ticker);
    this.knownAddresses = cache(KNOWN_ROOM, KNOWN, ticker);
  }

  private record Pair(String name, String address) {
    static Pair of(String name, String address) {
      return new Pair(name, InetAddresses.network(address));
    }
  }

  private static <K, V> Cache<K, V> cache(int room, Duration time, ClockTicker ticker) {
    return Caffeine.newBuilder().maximumSize(room).expireAfterWrite(time).ticker(ticker).build();
  }

  /**
   * Before the name is read.
   *
   * @throws RequestRefused {@code TOO_MANY_ATTEMPTS} if no name may log in from there
   */
  void requireAllowed(String address) {
    String network = InetAddresses.network(address);
    if (isTried(network) && knownAddresses.getIfPresent(network) == null) {
      throw tooMany();
    }
  }

  /**
   * @throws RequestRefused {@code TOO_MANY_ATTEMPTS}
   */
  void requireAllowed(String name, String address) {
    Pair pair = Pair.of(name, address);
    boolean known = knownPairs.getIfPresent(pair) != null;
    boolean suspect = !known && count(names, name) >= attempts * WIDER;
    if (count(pairs, pair) >= (suspect ? 1 : attempts) || (!known && isTried(pair.address()))) {
      throw tooMany();
    }
  }

  private boolean isTried(String network) {
    return count(addresses, network) >= attempts * WIDER;
  }

  private RequestRefused tooMany() {
    return new RequestRefused(
        ProblemCode.TOO_MANY_ATTEMPTS,
        "Too many failed log-ins; try again in " + pause.toSeconds() + " seconds");
  }

  void failed(String name, String address) {
    Pair pair = Pair.of(name, address);
    pairs.asMap().merge(pair, 1, Integer::sum);
    addresses.asMap().merge(pair.address(), 1, Integer::sum);
    names.asMap().merge(name, 1, Integer::sum);
  }

  void succeeded(String name, String address) {
    Pair pair = Pair.of(name, address);
    pairs.invalidate(pair);
    knownPairs.put(pair, true);
    knownAddresses.put(pair.address(), true);
  }

  private static <K> int count(Cache<K, Integer> failures, K who) {
    Integer count = failures.getIfPresent(who);
    return count == null ? 0 : count;
  }
}
