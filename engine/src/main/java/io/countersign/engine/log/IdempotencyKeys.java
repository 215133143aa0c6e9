package io.countersign.engine.log;

import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The responses already given, by the key that the caller sent with the request. */
public final class IdempotencyKeys {
  /** How long responses are kept. */
  public static final Duration KEPT = Duration.ofDays(7);

  /** How many responses one purge deletes at most. */
  public static final int PURGE_LIMIT = 10_000;

  private static final String RESERVE =
      "INSERT INTO idempotency_key (actor, key, request_hash, at) VALUES (?, ?, ?, ?)"
          + " ON CONFLICT DO NOTHING";
  private static final String KEEP =
      "UPDATE idempotency_key SET status = ?, response = ?, position = ?"
          + " WHERE actor = ? AND key = ?";
  private static final String FIND =
      "SELECT request_hash, status, response, position FROM idempotency_key"
          + " WHERE actor = ? AND key = ?";
  private static final String KNOWN = "SELECT 1 FROM idempotency_key WHERE actor = ? AND key = ?";
  private static final String PURGE =
      "DELETE FROM idempotency_key WHERE ctid = ANY (ARRAY("
          + "SELECT ctid FROM idempotency_key WHERE at < ? LIMIT ?))";

  @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
  private record Kept(byte[] requestHash, Committed<StoredResponse> response) {}

  private final JdbcTemplate jdbc;
  private final Clock clock;

  IdempotencyKeys(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Takes {@code key} for this transaction, after any other that has taken it.
   *
   * @return the response already given under it; null if the key is new
   */
  @Nullable Committed<StoredResponse> reserve(UserId actor, String key, byte[] requestHash) {
    if (jdbc.update(RESERVE, actor.value(), key, requestHash, utc(clock.instant())) == 1) {
      return null;
    }
    Kept kept =
        jdbc.queryForObject(
            FIND,
            (row, number) ->
                new Kept(
                    row.getBytes(1),
                    new Committed<>(
                        new StoredResponse(row.getInt(2), row.getString(3)), row.getLong(4))),
            actor.value(),
            key);
    if (kept == null || !Arrays.equals(kept.requestHash(), requestHash)) {
      throw new CommandRefused(
          Refusal.IDEMPOTENCY_KEY_REUSED,
          "Expected a new Idempotency-Key for another request, but got one that was used");
    }
    return kept.response();
  }

  /** Whether a response was given under {@code key}. */
  boolean isKnown(UserId actor, String key) {
    return !jdbc.queryForList(KNOWN, actor.value(), key).isEmpty();
  }

  void keep(UserId actor, String key, StoredResponse response, long position) {
    jdbc.update(KEEP, response.status(), response.body(), position, actor.value(), key);
  }

  /**
   * Deletes responses older than {@link #KEPT}, at most {@link #PURGE_LIMIT} of them.
   *
   * @return how many; less than the limit if none is left
   */
  public int purge() {
    return jdbc.update(PURGE, utc(clock.instant().minus(KEPT)), PURGE_LIMIT);
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
