package io.countersign.ops.server.security.signon;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.countersign.engine.project.UserId;
import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.limits.Limits;
import io.countersign.ops.server.security.access.Caller;
import io.countersign.ops.server.security.people.People;
import io.countersign.ops.server.security.people.People.Credentials;
import io.countersign.ops.server.security.people.Person;
import io.countersign.ops.server.security.record.AccessKind;
import io.countersign.ops.server.security.record.AccessRecord;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Checks names and passwords. One that was right is remembered for a minute under a keyed hash, so
 * that a program's every request does not cost a slow hash; wrong ones cost one each, at most a few
 * at a time.
 */
public final class PasswordLogin {
  private static final Duration REMEMBERED = Duration.ofMinutes(1);
  private static final int ROOM = 1_000;
  private static final int AT_ONCE = Math.max(2, Runtime.getRuntime().availableProcessors());

  private final People people;
  private final AccessRecord record;
  private final PasswordEncoder encoder;
  private final LoginThrottle throttle;
  private final Semaphore checks = new Semaphore(AT_ONCE);
  private final byte[] secret = new byte[32];
  private final String hashOfNobody;

  /** The stored hash of a password, by the keyed hash of its name and itself. */
  private final Cache<String, String> remembered;

  public PasswordLogin(
      People people, AccessRecord record, PasswordEncoder encoder, Limits limits, Clock clock) {
    this.people = people;
    this.record = record;
    this.encoder = encoder;
    ClockTicker ticker = new ClockTicker(clock);
    this.throttle = new LoginThrottle(limits.loginAttempts(), limits.loginPause(), ticker);
    this.remembered =
        Caffeine.newBuilder().maximumSize(ROOM).expireAfterWrite(REMEMBERED).ticker(ticker).build();
    new SecureRandom().nextBytes(secret);
    this.hashOfNobody = String.valueOf(encoder.encode(HexFormat.of().formatHex(secret, 0, 8)));
  }

  /**
   * The person, if name and password are right.
   *
   * @throws RequestRefused {@code TOO_MANY_ATTEMPTS} for this name or address
   */
  public Optional<Caller> login(String name, String password, String address) {
    Optional<Credentials> known = people.credentials(name);
    String key = keyedHash(name, password);
    if (known.isPresent() && known.get().hash().equals(remembered.getIfPresent(key))) {
      return known.map(PasswordLogin::caller);
    }
    throttle.requireAllowed(name, address);
    String hash = known.map(Credentials::hash).orElse(hashOfNobody);
    if (!matches(password, hash) || known.isEmpty()) {
      throttle.failed(name, address);
      record.noteFailure(name, address);
      return Optional.empty();
    }
    throttle.succeeded(name, address);
    remembered.put(key, hash);
    return known.map(PasswordLogin::caller);
  }

  /**
   * Refuses an address that failed too often, before it is known who they say they are.
   *
   * @throws RequestRefused {@code TOO_MANY_ATTEMPTS}
   */
  public void requireAllowed(String address) {
    throttle.requireAllowed(address);
  }

  /**
   * Changes the caller's own password.
   *
   * @throws RequestRefused {@code UNAUTHENTICATED} if {@code current} is not theirs
   */
  public void change(Caller caller, String current, String password, String address) {
    if (login(caller.name(), current, address).isEmpty()) {
      throw new RequestRefused(ProblemCode.UNAUTHENTICATED, "The current password is wrong");
    }
    people.changePassword(caller.id(), password);
    record.note(AccessKind.PASSWORD_CHANGED, caller.id(), null);
  }

  /** Gives a person another password; what was remembered of the old one no longer counts. */
  public void reset(UserId person, String password) {
    people.changePassword(person, password);
    record.note(AccessKind.PASSWORD_RESET, person, null);
  }

  private static Caller caller(Credentials credentials) {
    Person person = credentials.person();
    return new Caller(person.id().value(), person.name(), person.admin());
  }

  private boolean matches(String password, String hash) {
    if (password.getBytes(StandardCharsets.UTF_8).length > 72) {
      return false;
    }
    try {
      checks.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RequestRefused(ProblemCode.TOO_MANY_AT_ONCE, "Interrupted; try again");
    }
    try {
      return encoder.matches(password, hash);
    } finally {
      checks.release();
    }
  }

  private String keyedHash(String name, String password) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update(name.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has HmacSHA256", e);
    }
  }
}
