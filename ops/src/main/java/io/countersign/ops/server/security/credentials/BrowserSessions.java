package io.countersign.ops.server.security.credentials;

import io.countersign.engine.project.UserId;
import io.countersign.ops.server.limits.Limits;
import io.countersign.ops.server.security.access.Caller;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The browsers that are logged in, for all nodes and over restarts. A session ends when nothing was
 * done in it for a while, when its person has begun too many others, or is no longer active.
 */
public final class BrowserSessions {
  /** How exactly it is known when a session was used last, so that not each request writes. */
  private static final Duration PRECISION = Duration.ofMinutes(1);

  private final JdbcTemplate jdbc;
  private final Clock clock;
  private final Duration length;
  private final int most;
  private final Secrets secrets = new Secrets();

  public BrowserSessions(JdbcTemplate jdbc, Limits limits, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.length = limits.session();
    this.most = limits.sessions();
  }

  private record Seen(Caller caller, Instant at) {}

  /** Begins a session, and gives what proves it. */
  String begin(UserId person) {
    String secret = secrets.text(Secrets.BYTES);
    Instant now = clock.instant();
    jdbc.update("DELETE FROM browser_session WHERE seen_at < ?", Timestamp.from(now.minus(length)));
    jdbc.update(
        "INSERT INTO browser_session VALUES (?, ?, ?)",
        Secrets.hash(secret),
        person.value(),
        Timestamp.from(now));
    jdbc.update(
        "DELETE FROM browser_session WHERE secret_hash IN (SELECT secret_hash FROM browser_session"
            + " WHERE user_id = ? ORDER BY seen_at DESC, secret_hash OFFSET ?)",
        person.value(),
        most);
    return secret;
  }

  /** Whose session it is, if it goes on. */
  Optional<Caller> caller(String secret) {
    byte[] hash = Secrets.hash(secret);
    Instant now = clock.instant();
    Optional<Seen> seen = find(hash, now);
    seen.filter(known -> known.at().isBefore(now.minus(PRECISION)))
        .ifPresent(
            known ->
                jdbc.update(
                    "UPDATE browser_session SET seen_at = ? WHERE secret_hash = ?",
                    Timestamp.from(now),
                    hash));
    return seen.map(Seen::caller);
  }

  /** Whether a session goes on, without using it. */
  boolean goesOn(String secret) {
    return find(Secrets.hash(secret), clock.instant()).isPresent();
  }

  private Optional<Seen> find(byte[] hash, Instant now) {
    return jdbc
        .query(
            "SELECT u.id, u.name, u.admin, s.seen_at FROM browser_session s"
                + " JOIN app_user u ON u.id = s.user_id"
                + " WHERE s.secret_hash = ? AND s.seen_at >= ? AND u.active",
            (row, number) ->
                new Seen(
                    new Caller(row.getString(1), row.getString(2), row.getBoolean(3)),
                    row.getTimestamp(4).toInstant()),
            hash,
            Timestamp.from(now.minus(length)))
        .stream()
        .findFirst();
  }

  void end(String secret) {
    jdbc.update("DELETE FROM browser_session WHERE secret_hash = ?", Secrets.hash(secret));
  }

  /** Ends all sessions of a person, but for the one that {@code kept} proves. */
  void endAll(UserId person, String kept) {
    jdbc.update(
        "DELETE FROM browser_session WHERE user_id = ? AND secret_hash <> ?",
        person.value(),
        Secrets.hash(kept));
  }
}
