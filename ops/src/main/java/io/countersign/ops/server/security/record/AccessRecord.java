package io.countersign.ops.server.security.record;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.f4b6a3.ulid.UlidCreator;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.ops.server.security.access.Caller;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Keeps who came in or tried to, and what was taken out or opened to others. Who does it, and from
 * where, it sees by itself. Inside a transaction, a line is there if that commits.
 */
public final class AccessRecord {
  private static final Duration KEPT = Duration.ofDays(400);
  private static final int MOST_FAILURES = 100_000;
  private static final int ROOM = 10_000;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9@._-]{1,100}");

  private static final String INSERT =
      "INSERT INTO access_record"
          + " (id, at, kind, actor, person, address, project_id, times, detail, once)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?) ON CONFLICT (once) DO NOTHING";

  private static final String INSERT_FAILURE =
      "INSERT INTO access_record (id, at, kind, person, given_name, address, times, once)"
          + " VALUES (?, ?, ?, (SELECT id FROM app_user WHERE name = ?), ?, ?, 1, ?)"
          + " ON CONFLICT (once) DO UPDATE SET times = access_record.times + 1";

  private final JdbcTemplate jdbc;
  private final Clock clock;

  /** What was noted of today; others are asked of the database. */
  private final Cache<String, Boolean> noted =
      Caffeine.newBuilder().maximumSize(ROOM).expireAfterWrite(Duration.ofDays(1)).build();

  public AccessRecord(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Notes something about a person. */
  public void note(AccessKind kind, UserId person, @Nullable String detail) {
    insert(kind, person, null, detail, null);
  }

  /** Notes what the caller took out of a project. */
  public void noteOf(ProjectId project, AccessKind kind, UserId person, String detail) {
    insert(kind, person, project, detail, null);
  }

  /**
   * Notes that something was used, once a day.
   *
   * @param what of the person's; tells it from others
   */
  public void noteToday(AccessKind kind, UserId person, String what, String detail) {
    String day = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate().toString();
    String once = String.join(" ", kind.name(), person.value(), what, day);
    if (noted.getIfPresent(once) == null) {
      insert(kind, person, null, detail, once);
      noted.put(once, true);
    }
  }

  /** Notes that somebody could not log in, by the hour. What can't be a name is not kept. */
  public void noteFailure(String name, String address) {
    Instant now = clock.instant();
    String given = NAME.matcher(name).matches() ? name : null;
    String kind = AccessKind.LOG_IN_FAILED.name();
    String hour = now.truncatedTo(ChronoUnit.HOURS).toString();
    jdbc.update(
        INSERT_FAILURE,
        newId(),
        Timestamp.from(now),
        kind,
        given,
        given,
        address,
        String.join(" ", kind, String.valueOf(given), address, hour));
  }

  private void insert(
      AccessKind kind,
      UserId person,
      @Nullable ProjectId project,
      @Nullable String detail,
      @Nullable String once) {
    jdbc.update(
        INSERT,
        newId(),
        Timestamp.from(clock.instant()),
        kind.name(),
        actor(),
        person.value(),
        address(),
        project == null ? null : project.value(),
        detail,
        once);
  }

  private static String newId() {
    return UlidCreator.getMonotonicUlid().toString();
  }

  private static @Nullable String actor() {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    return who != null && who.getPrincipal() instanceof Caller caller ? caller.person() : null;
  }

  private static @Nullable String address() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
        ? request.getRequest().getRemoteAddr()
        : null;
  }

  /** Deletes what is old, and of failures all but the last. */
  public void purge() {
    jdbc.update(
        "DELETE FROM access_record WHERE at < ?", Timestamp.from(clock.instant().minus(KEPT)));
    jdbc.update(
        "DELETE FROM access_record WHERE kind = ? AND id <= (SELECT id FROM access_record"
            + " WHERE kind = ? ORDER BY id DESC OFFSET ? LIMIT 1)",
        AccessKind.LOG_IN_FAILED.name(),
        AccessKind.LOG_IN_FAILED.name(),
        MOST_FAILURES);
  }
}
