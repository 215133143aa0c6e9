package io.countersign.ops.server.directory;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.modelrun.ModelRunId;
import io.countersign.engine.project.PreLabelPolicy;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.Role;
import io.countersign.engine.project.UserId;
import io.countersign.engine.sample.SampleId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** Finds things by id and by name. */
public final class Lookup {
  private static final String PROJECT =
      "SELECT project_id, name, media_type, policy_version, created_at, archived_at"
          + " FROM project_directory p";
  private static final String BATCH =
      "SELECT batch_id, project_id, name, priority, due_at FROM batch_directory";
  private static final String MODEL =
      "SELECT name, version, sha256, media_type, classes, trained_on, examples, registered_by, at,"
          + " position, coalesce((SELECT u.name FROM app_user u WHERE u.id = registered_by),"
          + " registered_by), barred, barred_at FROM model_directory";
  private static final String RUN =
      "SELECT model_run_id, project_id, batch_id, name, version, rows, at FROM model_run_directory";

  private final JdbcTemplate jdbc;

  public Lookup(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** The project of this id, or of this name. */
  public Optional<ProjectEntry> project(String idOrName) {
    return first(
        PROJECT + " WHERE project_id = ? OR name = ? ORDER BY project_id = ? DESC LIMIT 1",
        Lookup::projectEntry,
        idOrName,
        idOrName,
        idOrName);
  }

  /** Inside a transaction: keeps the project from being archived until it ends. */
  public boolean holdOpen(ProjectId project) {
    return !jdbc.queryForList(
            "SELECT 1 FROM project_directory WHERE project_id = ? AND archived_at IS NULL FOR SHARE",
            Integer.class,
            project.value())
        .isEmpty();
  }

  /** Projects after {@code after}, by id. */
  public List<ProjectEntry> projects(boolean archived, String after, int limit) {
    return jdbc.query(
        PROJECT
            + " WHERE project_id > ? AND (archived_at IS NOT NULL) = ?"
            + " ORDER BY project_id LIMIT ?",
        Lookup::projectEntry,
        after,
        archived,
        limit);
  }

  /**
   * Projects after {@code after}, by id, in which {@code member} holds one of {@code roles}.
   *
   * @param archived whether they are put away; {@code null} for all
   */
  public List<ProjectEntry> projects(
      UserId member, Set<Role> roles, @Nullable Boolean archived, String after, int limit) {
    return jdbc.query(
        PROJECT
            + " WHERE project_id > ? AND (archived_at IS NOT NULL) IS NOT DISTINCT FROM"
            + " coalesce(?::boolean, archived_at IS NOT NULL) AND EXISTS (SELECT FROM project_member m"
            + " WHERE m.project_id = p.project_id AND m.user_id = ? AND m.roles && ?::text[])"
            + " ORDER BY project_id LIMIT ?",
        Lookup::projectEntry,
        after,
        archived,
        member.value(),
        names(roles),
        limit);
  }

  /** Rows of the project whose keys begin with {@code prefix}, at most so many, by key. */
  public List<DataRowId> rowsByKey(ProjectId project, String prefix, int limit) {
    return jdbc.query(
        "SELECT data_row_id FROM data_row_key WHERE project_id = ? AND key >= ? AND key < ?"
            + " ORDER BY key LIMIT ?",
        (row, number) -> new DataRowId(row.getString(1)),
        project.value(),
        prefix,
        prefix + Character.toString(Character.MAX_CODE_POINT),
        limit);
  }

  /** What a person is in a project; nothing if they never were a member. */
  public Membership membership(ProjectId project, UserId user) {
    return first(
            "SELECT roles, measured, informed_until FROM project_member"
                + " WHERE project_id = ? AND user_id = ?",
            (row, number) ->
                new Membership(
                    roles(row.getArray(1)), row.getBoolean(2), instant(row.getTimestamp(3))),
            project.value(),
            user.value())
        .orElse(Membership.NONE);
  }

  /** Whether the person holds one of {@code roles} in any project. */
  public boolean holdsAnywhere(UserId user, Set<Role> roles) {
    return first(
            "SELECT 1 FROM project_member WHERE user_id = ? AND roles && ?::text[] LIMIT 1",
            (row, number) -> true,
            user.value(),
            names(roles))
        .isPresent();
  }

  private static String[] names(Set<Role> roles) {
    return roles.stream().map(Role::name).toArray(String[]::new);
  }

  /** Members after {@code after}, by id. */
  public List<MemberEntry> members(ProjectId project, String after, int limit) {
    return jdbc.query(
        "SELECT m.user_id, coalesce(u.name, m.user_id), m.roles FROM project_member m"
            + " LEFT JOIN app_user u ON u.id = m.user_id"
            + " WHERE m.project_id = ? AND m.user_id > ? AND m.roles <> '{}'"
            + " ORDER BY m.user_id LIMIT ?",
        (row, number) ->
            new MemberEntry(
                new UserId(row.getString(1)),
                row.getString(2),
                List.copyOf(roles(row.getArray(3)))),
        project.value(),
        after,
        limit);
  }

  public Optional<BatchEntry> batch(BatchId id) {
    return first(BATCH + " WHERE batch_id = ?", Lookup::batchEntry, id.value());
  }

  public Optional<BatchEntry> batch(ProjectId project, String name) {
    return first(
        BATCH + " WHERE project_id = ? AND name = ?", Lookup::batchEntry, project.value(), name);
  }

  /** What these batches are called. */
  public Map<BatchId, String> batchNames(Collection<BatchId> ids) {
    Map<BatchId, String> names = new HashMap<>();
    jdbc.query(
        "SELECT batch_id, name FROM batch_directory WHERE batch_id = ANY (?)",
        row -> {
          names.put(new BatchId(row.getString(1)), row.getString(2));
        },
        (Object) ids.stream().map(BatchId::value).toArray(String[]::new));
    return names;
  }

  /** Batches after {@code after}, by id. */
  public List<BatchEntry> batches(ProjectId project, String after, int limit) {
    return jdbc.query(
        BATCH + " WHERE project_id = ? AND batch_id > ? ORDER BY batch_id LIMIT ?",
        Lookup::batchEntry,
        project.value(),
        after,
        limit);
  }

  public Optional<ProjectId> projectOf(DataRowId row) {
    return first(
        "SELECT project_id FROM data_row_key WHERE data_row_id = ?",
        (found, number) -> new ProjectId(found.getString(1)),
        row.value());
  }

  /**
   * Models at their versions, in the order in which they came: those that were brought, and those
   * trained on projects of {@code member}, or on any if it is null.
   *
   * @param after position of the last one before
   */
  public List<ModelEntry> models(@Nullable UserId member, long after, int limit) {
    if (member == null) {
      return jdbc.query(
          MODEL + " WHERE position > ? ORDER BY position LIMIT ?",
          Lookup::modelEntry,
          after,
          limit);
    }
    return jdbc.query(
        MODEL
            + " WHERE position > ? AND (trained_on IS NULL OR EXISTS (SELECT FROM project_member m"
            + " WHERE m.project_id = trained_on AND m.user_id = ? AND m.roles <> '{}'))"
            + " ORDER BY position LIMIT ?",
        Lookup::modelEntry,
        after,
        member.value(),
        limit);
  }

  public Optional<ModelEntry> model(String name, String version) {
    return first(MODEL + " WHERE name = ? AND version = ?", Lookup::modelEntry, name, version);
  }

  /** The version that came last. */
  public Optional<ModelEntry> newestModel(String name) {
    return first(
        MODEL + " WHERE name = ? ORDER BY position DESC LIMIT 1", Lookup::modelEntry, name);
  }

  /** The version that a policy uses: {@link PreLabelPolicy#version()} says which that is. */
  public Optional<ModelEntry> usedModel(PreLabelPolicy preLabel) {
    String version = preLabel.version();
    return version == null ? unpinned(preLabel.model()) : model(preLabel.model(), version);
  }

  private Optional<ModelEntry> unpinned(String name) {
    return first(
        MODEL
            + " WHERE name = ? ORDER BY candidate,"
            + " CASE WHEN candidate THEN position ELSE -position END LIMIT 1",
        Lookup::modelEntry,
        name);
  }

  /**
   * A project whose policy names a model.
   *
   * @param version that it names; null if it names none
   */
  public record NamedModel(
      ProjectId project,
      String projectName,
      int policyVersion,
      String model,
      @Nullable String version) {}

  /** Projects whose policies name one of {@code models}, by name of the project. */
  public List<NamedModel> namedModels(Set<String> models, int limit) {
    return jdbc.query(
        "SELECT project_id, name, policy_version, model, model_version FROM project_directory"
            + " WHERE model = ANY (?::text[]) ORDER BY name LIMIT ?",
        (row, number) ->
            new NamedModel(
                new ProjectId(row.getString(1)),
                row.getString(2),
                row.getInt(3),
                row.getString(4),
                row.getString(5)),
        models.toArray(String[]::new),
        limit);
  }

  public Optional<ModelRunEntry> run(ModelRunId id) {
    return first(
        RUN + " WHERE model_run_id = ?",
        (row, number) ->
            new ModelRunEntry(
                new ModelRunId(row.getString(1)),
                new ProjectId(row.getString(2)),
                new BatchId(row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                row.getTimestamp(7).toInstant()),
        id.value());
  }

  /** The latest samples of a batch, the latest first. */
  public List<SampleId> samples(BatchId batch, int limit) {
    return jdbc.query(
        "SELECT sample_id FROM sample_directory WHERE batch_id = ? ORDER BY sample_id DESC LIMIT ?",
        (row, number) -> new SampleId(row.getString(1)),
        batch.value(),
        limit);
  }

  private <T> Optional<T> first(String sql, RowMapper<T> mapper, Object... arguments) {
    return jdbc.query(sql, mapper, arguments).stream().findFirst();
  }

  private static ProjectEntry projectEntry(ResultSet row, int number) throws SQLException {
    return new ProjectEntry(
        new ProjectId(row.getString(1)),
        row.getString(2),
        row.getString(3),
        row.getInt(4),
        row.getTimestamp(5).toInstant(),
        instant(row.getTimestamp(6)));
  }

  private static BatchEntry batchEntry(ResultSet row, int number) throws SQLException {
    return new BatchEntry(
        new BatchId(row.getString(1)),
        new ProjectId(row.getString(2)),
        row.getString(3),
        row.getInt(4),
        instant(row.getTimestamp(5)));
  }

  private static ModelEntry modelEntry(ResultSet row, int number) throws SQLException {
    String trainedOn = row.getString(6);
    return new ModelEntry(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        Arrays.asList((String[]) row.getArray(5).getArray()),
        trainedOn == null ? null : new ProjectId(trainedOn),
        row.getInt(7),
        new UserId(row.getString(8)),
        row.getString(11),
        row.getTimestamp(9).toInstant(),
        row.getLong(10),
        List.of(),
        bar(row.getString(12), instant(row.getTimestamp(13))));
  }

  private static ModelEntry.@Nullable Bar bar(@Nullable String reason, @Nullable Instant since) {
    return reason == null || since == null ? null : new ModelEntry.Bar(reason, since);
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }

  private static Set<Role> roles(Array names) throws SQLException {
    EnumSet<Role> roles = EnumSet.noneOf(Role.class);
    for (String name : (String[]) names.getArray()) {
      roles.add(Role.valueOf(name));
    }
    return roles;
  }
}
