package io.countersign.ops.server.directory;

import io.countersign.engine.naming.Name;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Keeps names apart that people can't tell apart. What is there already may stay, so this is asked
 * before a command is sent and not where events are read; inside its transaction, so that of two at
 * once the second sees the first.
 */
public final class Lookalikes {
  private final JdbcTemplate jdbc;

  public Lookalikes(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Refuses a name for a project.
   *
   * @throws CommandRefused {@code ALREADY_EXISTS} if another looks like it
   */
  public void requireNewProject(String name) {
    requireNone(name, "project", "SELECT name FROM project_directory WHERE name <> ?", name);
  }

  /**
   * Refuses a name for a batch.
   *
   * @throws CommandRefused {@code ALREADY_EXISTS} if another of the project looks like it
   */
  public void requireNewBatch(ProjectId project, String name) {
    requireNone(
        name,
        "batch",
        "SELECT name FROM batch_directory WHERE name <> ? AND project_id = ?",
        name,
        project.value());
  }

  /**
   * Refuses a name for a model.
   *
   * @throws CommandRefused {@code ALREADY_EXISTS} if another looks like it
   */
  public void requireNewModel(String name) {
    requireNone(name, "model", "SELECT DISTINCT name FROM model_directory WHERE name <> ?", name);
  }

  /**
   * Refuses a name for a person.
   *
   * @throws CommandRefused {@code ALREADY_EXISTS} if another looks like it
   */
  public void requireNewPerson(String name) {
    requireNone(name, "person", "SELECT name FROM app_user WHERE name <> ?", name);
  }

  private void requireNone(String name, String what, String others, Object... parameters) {
    String look = Name.look(name);
    jdbc.query(
        "SELECT pg_advisory_xact_lock(hashtextextended(?, 21))", row -> {}, what + " " + look);
    List<String> names = jdbc.queryForList(others, String.class, parameters);
    names.stream()
        .filter(other -> Name.look(other).equals(look))
        .findFirst()
        .ifPresent(
            other -> {
              throw new CommandRefused(
                  Refusal.ALREADY_EXISTS,
                  "Expected a name that can be told from others, but there is a %s %s"
                      .formatted(what, other));
            });
  }
}
