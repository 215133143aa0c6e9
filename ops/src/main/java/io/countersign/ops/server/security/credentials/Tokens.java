package io.countersign.ops.server.security.credentials;

import com.github.f4b6a3.ulid.UlidCreator;
import io.countersign.engine.naming.Name;
import io.countersign.engine.project.Role;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.FieldError;
import io.countersign.engine.refusal.Refusal;
import io.countersign.ops.server.security.access.Caller;
import io.countersign.ops.server.security.record.AccessKind;
import io.countersign.ops.server.security.record.AccessRecord;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Program tokens, {@code cs_PREFIX_SECRET}. Only the SHA-256 of the secret is stored: it is 256
 * random bits, so a slow hash would add nothing.
 */
public final class Tokens {
  private static final int PREFIX_BYTES = 6;
  private static final int MAX_NAME = 100;
  private static final int MAX_TOKENS = 100;

  /** Of one role, unless it is null. */
  private static final String OF_ROLE = " AND role IS NOT DISTINCT FROM coalesce(?, role)";

  private static final String TOKEN =
      "SELECT id, name, prefix, role, created_at, expires_at FROM api_token";

  private final JdbcTemplate jdbc;
  private final Clock clock;
  private final AccessRecord record;
  private final Secrets secrets = new Secrets();

  public Tokens(JdbcTemplate jdbc, Clock clock, AccessRecord record) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.record = record;
  }

  /** A token, with the text that proves it. */
  public record Made(ProgramToken token, String text) {}

  private record Stored(
      Caller caller, byte[] hash, @Nullable Instant expires, String id, String name) {}

  /**
   * Makes a token of the caller. One that is made with a token is for no more than that, and no
   * longer.
   *
   * @throws CommandRefused {@code ROLE_MISSING} or {@code INPUT_INVALID}
   */
  public Made create(Caller caller, String name, @Nullable Role role, @Nullable Instant expires) {
    UserId person = caller.id();
    Instant now = clock.instant();
    requireWithin(caller, role, expires);
    String tidy = Name.tidy(name);
    requireValid(person, tidy, expires, now);
    String prefix = secrets.text(PREFIX_BYTES).replace('_', '-');
    String secret = secrets.text(Secrets.BYTES);
    String id = UlidCreator.getUlid().toString();
    jdbc.update(
        "INSERT INTO api_token VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        person.value(),
        tidy,
        prefix,
        Secrets.hash(secret),
        role == null ? null : role.name(),
        Timestamp.from(now),
        expires == null ? null : Timestamp.from(expires));
    record.note(AccessKind.TOKEN_CREATED, person, told(id, tidy));
    ProgramToken token = new ProgramToken(id, tidy, prefix, role, now, expires);
    return new Made(token, "cs_" + prefix + "_" + secret);
  }

  private static String told(String id, String name) {
    return "%s (%s)".formatted(name, id);
  }

  private static void requireWithin(Caller caller, @Nullable Role role, @Nullable Instant expires) {
    if (caller.onlyRole() != null && caller.onlyRole() != role) {
      throw new CommandRefused(
          Refusal.ROLE_MISSING, "A token can only create tokens with its own role");
    }
    Instant until = caller.until();
    if (until != null && (expires == null || expires.isAfter(until))) {
      throw invalid("expires", "Expected an instant up to " + until + ", when your token ends");
    }
  }

  private void requireValid(UserId person, String name, @Nullable Instant expires, Instant now) {
    if (!Name.isClear(name) || name.length() > MAX_NAME) {
      throw invalid("name", "Expected a name of 1 to " + MAX_NAME + " visible characters");
    }
    if (expires != null && !expires.isAfter(now)) {
      throw invalid("expires", "Expected an instant in the future");
    }
    if (list(person, "", MAX_TOKENS).size() >= MAX_TOKENS) {
      throw invalid("name", "Expected at most " + MAX_TOKENS + " tokens; delete one first");
    }
  }

  /** The caller's tokens after {@code after}, by id; with a token for a role, those for it. */
  public List<ProgramToken> list(Caller caller, String after, int limit) {
    return list(caller.id(), caller.onlyRole(), after, limit);
  }

  /** A person's tokens after {@code after}, by id. */
  public List<ProgramToken> list(UserId person, String after, int limit) {
    return list(person, null, after, limit);
  }

  private List<ProgramToken> list(UserId person, @Nullable Role role, String after, int limit) {
    @Nullable String name = role == null ? null : role.name();
    return jdbc.query(
        TOKEN + " WHERE user_id = ? AND id > ?" + OF_ROLE + " ORDER BY id LIMIT ?",
        Tokens::token,
        person.value(),
        after,
        name,
        limit);
  }

  /**
   * Deletes one of the caller's own tokens; with a token for a role, one for that role.
   *
   * @throws CommandRefused {@code TOKEN_NOT_FOUND}
   */
  public void delete(Caller caller, String id) {
    delete(caller.id(), caller.onlyRole(), id);
  }

  /**
   * Deletes one of a person's tokens.
   *
   * @throws CommandRefused {@code TOKEN_NOT_FOUND}
   */
  public void delete(UserId person, String id) {
    delete(person, null, id);
  }

  private void delete(UserId person, @Nullable Role role, String id) {
    List<String> deleted =
        jdbc.queryForList(
            "DELETE FROM api_token WHERE user_id = ? AND id = ?" + OF_ROLE + " RETURNING name",
            String.class,
            person.value(),
            id,
            role == null ? null : role.name());
    if (deleted.isEmpty()) {
      throw new CommandRefused(Refusal.TOKEN_NOT_FOUND, "There is no such token " + id);
    }
    record.note(AccessKind.TOKEN_ENDED, person, told(id, deleted.get(0)));
  }

  /** Deletes all tokens of a person. */
  public void deleteAll(UserId person) {
    jdbc.query(
            "DELETE FROM api_token WHERE user_id = ? RETURNING id, name",
            (row, number) -> told(row.getString(1), row.getString(2)),
            person.value())
        .forEach(token -> record.note(AccessKind.TOKEN_ENDED, person, token));
  }

  /** Whether a text looks like a token of ours. */
  static boolean isOne(String text) {
    return text.startsWith("cs_");
  }

  /** Whose token it is, if it is one and has not expired. */
  Optional<Caller> caller(String text) {
    String[] parts = text.split("_", 3);
    if (parts.length != 3 || !parts[0].equals("cs")) {
      return Optional.empty();
    }
    return jdbc
        .query(
            "SELECT u.id, u.name, u.admin, t.role, t.secret_hash, t.expires_at, t.id, t.name"
                + " FROM api_token t"
                + " JOIN app_user u ON u.id = t.user_id WHERE u.active AND t.prefix = ?",
            Tokens::stored,
            parts[1])
        .stream()
        .filter(stored -> MessageDigest.isEqual(stored.hash(), Secrets.hash(parts[2])))
        .filter(stored -> stored.expires() == null || clock.instant().isBefore(stored.expires()))
        .findFirst()
        .map(this::used);
  }

  private Caller used(Stored token) {
    Caller caller = token.caller();
    record.noteToday(
        AccessKind.TOKEN_USED, caller.id(), token.id(), told(token.id(), token.name()));
    return caller;
  }

  private static Stored stored(ResultSet row, int number) throws SQLException {
    Instant expires = instant(row.getTimestamp(6));
    Caller caller =
        new Caller(
            row.getString(1), row.getString(2), row.getBoolean(3), role(row.getString(4)), expires);
    return new Stored(caller, row.getBytes(5), expires, row.getString(7), row.getString(8));
  }

  private static ProgramToken token(ResultSet row, int number) throws SQLException {
    return new ProgramToken(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        role(row.getString(4)),
        row.getTimestamp(5).toInstant(),
        instant(row.getTimestamp(6)));
  }

  private static @Nullable Role role(@Nullable String name) {
    return name == null ? null : Role.valueOf(name);
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }

  private static CommandRefused invalid(String path, String detail) {
    return new CommandRefused(
        Refusal.INPUT_INVALID, detail, List.of(new FieldError(path, "INVALID", detail)));
  }
}
