package io.countersign.ops.server.savedviews;

import com.github.f4b6a3.ulid.UlidCreator;
import io.countersign.engine.naming.Name;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.FieldError;
import io.countersign.engine.refusal.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the saved views of people. */
@Component
final class SavedViews {
  /** Of one person in one project. */
  static final int MOST = 50;

  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_VALUE = 500;
  private static final String OF_PERSON = " WHERE user_id = ? AND project_id = ?";

  private static final String UPSERT =
      """
      INSERT INTO saved_view (id, project_id, user_id, name, query) VALUES (?, ?, ?, ?, ?::jsonb)
        ON CONFLICT (user_id, project_id, name) DO UPDATE SET query = EXCLUDED.query
        RETURNING id, name, query
      """;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final JsonMapper json;

  SavedViews(JdbcTemplate jdbc, TransactionTemplate transaction, JsonMapper json) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.json = json;
  }

  /** What somebody keeps in a project, by name. */
  List<SavedView> of(UserId person, ProjectId project) {
    return jdbc.query(
        "SELECT id, name, query FROM saved_view" + OF_PERSON + " ORDER BY name",
        this::view,
        person.value(),
        project.value());
  }

  /**
   * Keeps a view, in the place of one of the same name.
   *
   * @param known the parameters that a list of rows has
   * @throws CommandRefused {@code INPUT_INVALID}
   */
  SavedView keep(
      UserId person, ProjectId project, String name, Map<String, String> query, Set<String> known) {
    String tidy = Name.tidy(name);
    requireName(tidy);
    query.forEach((parameter, value) -> requireParameter(parameter, value, known));
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              requireRoom(person, project, tidy);
              return jdbc.query(
                      UPSERT,
                      this::view,
                      UlidCreator.getUlid().toString(),
                      project.value(),
                      person.value(),
                      tidy,
                      json.writeValueAsString(query))
                  .get(0);
            }));
  }

  private static void requireName(String name) {
    if (!Name.isClear(name) || name.length() > LONGEST_NAME) {
      throw invalid("name", "Expected a name of 1 to " + LONGEST_NAME + " visible characters");
    }
  }

  private static void requireParameter(String name, String value, Set<String> known) {
    if (!known.contains(name)) {
      throw invalid("query." + name, "Expected none but " + String.join(", ", known));
    }
    if (value.isEmpty() || value.length() > LONGEST_VALUE) {
      throw invalid("query." + name, "Expected 1 to " + LONGEST_VALUE + " characters");
    }
  }

  /** Two at once wait for each other, so that both count. */
  private void requireRoom(UserId person, ProjectId project, String name) {
    jdbc.query("SELECT pg_advisory_xact_lock(hashtextextended(?, 41))", row -> {}, person.value());
    List<String> names =
        jdbc.queryForList(
            "SELECT name FROM saved_view" + OF_PERSON,
            String.class,
            person.value(),
            project.value());
    if (names.size() >= MOST && !names.contains(name)) {
      throw invalid("name", "Expected at most " + MOST + " saved views; delete one first");
    }
  }

  private static CommandRefused invalid(String path, String detail) {
    return new CommandRefused(
        Refusal.INPUT_INVALID, detail, List.of(new FieldError(path, "INVALID", detail)));
  }

  /** Lets a view go, if it is there and the person's. */
  void delete(UserId person, ProjectId project, String id) {
    jdbc.update(
        "DELETE FROM saved_view" + OF_PERSON + " AND id = ?", person.value(), project.value(), id);
  }

  private SavedView view(ResultSet row, int number) throws SQLException {
    return new SavedView(
        row.getString(1),
        row.getString(2),
        json.readValue(row.getString(3), new TypeReference<Map<String, String>>() {}));
  }
}
