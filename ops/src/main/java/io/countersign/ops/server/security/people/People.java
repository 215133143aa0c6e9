package io.countersign.ops.server.security.people;

import com.github.f4b6a3.ulid.UlidCreator;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.FieldError;
import io.countersign.engine.refusal.Refusal;
import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.security.record.AccessKind;
import io.countersign.ops.server.security.record.AccessRecord;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The people of this installation. */
public final class People {
  private static final int SHORTEST_PASSWORD = 8;

  /** In bytes; bcrypt takes no more. */
  private static final int LONGEST_PASSWORD = 72;

  private static final int MOST_SUGGESTIONS = 20;

  private static final String NAME_PATTERN = "[A-Za-z0-9][A-Za-z0-9@._-]{0,99}";

  /** A name of this form could be taken for somebody else's id. */
  private static final String ID_PATTERN = "[0-9A-HJKMNP-TV-Z]{26}";

  private static final String PERSON = "SELECT id, name, admin, active, created_at FROM app_user";

  private final JdbcTemplate jdbc;
  private final AccessRecord record;
  private final PasswordEncoder encoder;
  private final Clock clock;

  public People(JdbcTemplate jdbc, AccessRecord record, PasswordEncoder encoder, Clock clock) {
    this.jdbc = jdbc;
    this.record = record;
    this.encoder = encoder;
    this.clock = clock;
  }

  /** What is needed to check a password. */
  public record Credentials(Person person, String hash) {}

  /**
   * Adds a person.
   *
   * @throws CommandRefused {@code INPUT_INVALID}, or {@code ALREADY_EXISTS} if the name is taken
   */
  public Person create(String name, String password, boolean admin) {
    requireName(name);
    requirePassword(password);
    Person person =
        new Person(
            new UserId(UlidCreator.getUlid().toString()), name, admin, true, clock.instant());
    int added =
        jdbc.update(
            "INSERT INTO app_user (id, name, password_hash, admin, created_at)"
                + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (name) DO NOTHING",
            person.id().value(),
            name,
            encoder.encode(password),
            admin,
            Timestamp.from(person.createdAt()));
    if (added == 0) {
      throw new CommandRefused(
          Refusal.ALREADY_EXISTS, "Expected a new name, but there is a person " + name);
    }
    record.note(AccessKind.PERSON_ADDED, person.id(), admin ? "administrator" : null);
    return person;
  }

  /**
   * The person whom an identity provider names. On first sight they are added, without a password;
   * nobody who is there already is taken for them because of a name.
   *
   * @throws RequestRefused {@code UNAUTHENTICATED} if a new person has no name that can be used, or
   *     {@code NAME_TAKEN}
   */
  public Person named(Identity identity) {
    Person person = find(identity).orElseGet(() -> add(identity));
    if (!person.active()) {
      throw notActive();
    }
    return person;
  }

  private Person add(Identity identity) {
    String name = identity.name();
    if (name == null || !isName(name) || name.matches(ID_PATTERN)) {
      throw new RequestRefused(
          ProblemCode.UNAUTHENTICATED,
          "Expected the identity provider to give a name like anna or anna@example.org");
    }
    UserId id = new UserId(UlidCreator.getUlid().toString());
    int added =
        jdbc.update(
            "INSERT INTO app_user (id, name, admin, created_at, issuer, subject)"
                + " VALUES (?, ?, false, ?, ?, ?) ON CONFLICT DO NOTHING",
            id.value(),
            name,
            Timestamp.from(clock.instant()),
            identity.issuer(),
            identity.subject());
    if (added == 1) {
      record.note(AccessKind.PERSON_ADDED, id, "by " + identity.issuer());
    }
    return find(identity)
        .orElseThrow(
            () ->
                new RequestRefused(
                    ProblemCode.NAME_TAKEN,
                    "Expected a new name, but somebody else here is called " + name));
  }

  /** Names of people who could join a project, by how they start, in any case. */
  public List<String> toJoin(ProjectId project, String start) {
    return jdbc.queryForList(
        "SELECT name FROM app_user u WHERE active AND starts_with(lower(name), lower(?))"
            + " AND NOT EXISTS (SELECT FROM project_member m"
            + " WHERE m.project_id = ? AND m.user_id = u.id AND m.roles <> '{}')"
            + " ORDER BY name LIMIT ?",
        String.class,
        start,
        project.value(),
        MOST_SUGGESTIONS);
  }

  private Optional<Person> find(Identity identity) {
    return jdbc
        .query(
            PERSON + " WHERE issuer = ? AND subject = ?",
            People::person,
            identity.issuer(),
            identity.subject())
        .stream()
        .findFirst();
  }

  /**
   * Lets a person in, or no longer; inside a transaction.
   *
   * @throws CommandRefused {@code LAST_ADMIN} if nobody would be left who runs the installation
   */
  public void setActive(Person person, boolean active) {
    List<String> admins =
        jdbc.queryForList(
            "SELECT id FROM app_user WHERE admin AND active ORDER BY id FOR UPDATE", String.class);
    if (!active && admins.equals(List.of(person.id().value()))) {
      throw new CommandRefused(
          Refusal.LAST_ADMIN, "Expected another active administrator to remain");
    }
    jdbc.update("UPDATE app_user SET active = ? WHERE id = ?", active, person.id().value());
  }

  private static RequestRefused notActive() {
    return new RequestRefused(ProblemCode.UNAUTHENTICATED, "This person is no longer active");
  }

  public void changePassword(UserId person, String password) {
    requirePassword(password);
    jdbc.update(
        "UPDATE app_user SET password_hash = ? WHERE id = ?",
        encoder.encode(password),
        person.value());
  }

  /** Whether nobody is there yet. */
  boolean none() {
    return jdbc.queryForList("SELECT 1 FROM app_user LIMIT 1").isEmpty();
  }

  /** People after {@code after}, by id. */
  public List<Person> list(String after, int limit) {
    return jdbc.query(PERSON + " WHERE id > ? ORDER BY id LIMIT ?", People::person, after, limit);
  }

  /**
   * The person of this id or name.
   *
   * @throws CommandRefused {@code USER_NOT_FOUND}
   */
  public Person require(String idOrName) {
    return jdbc
        .query(PERSON + " WHERE id = ? OR name = ?", People::person, idOrName, idOrName)
        .stream()
        .findFirst()
        .orElseThrow(
            () -> new CommandRefused(Refusal.USER_NOT_FOUND, "There is no person " + idOrName));
  }

  public Optional<Credentials> credentials(String name) {
    return jdbc
        .query(
            "SELECT id, name, admin, active, created_at, password_hash FROM app_user"
                + " WHERE name = ? AND active AND password_hash IS NOT NULL",
            (row, number) -> new Credentials(person(row, number), row.getString(6)),
            name)
        .stream()
        .findFirst();
  }

  private static Person person(ResultSet row, int number) throws SQLException {
    return new Person(
        new UserId(row.getString(1)),
        row.getString(2),
        row.getBoolean(3),
        row.getBoolean(4),
        row.getTimestamp(5).toInstant());
  }

  private static void requireName(String name) {
    if (!isName(name)) {
      throw invalid("name", "Expected a name like anna or anna@example.org");
    }
  }

  private static boolean isName(String name) {
    return name.matches(NAME_PATTERN) && !name.equals(UserId.SYSTEM.value());
  }

  private static void requirePassword(String password) {
    if (password.length() < SHORTEST_PASSWORD
        || password.getBytes(StandardCharsets.UTF_8).length > LONGEST_PASSWORD) {
      throw invalid(
          "password",
          "Expected a password of %d characters to %d bytes"
              .formatted(SHORTEST_PASSWORD, LONGEST_PASSWORD));
    }
  }

  private static CommandRefused invalid(String path, String detail) {
    return new CommandRefused(
        Refusal.INPUT_INVALID, detail, List.of(new FieldError(path, "INVALID", detail)));
  }
}
