package io.countersign.ops.server.directory;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.Role;
import io.countersign.engine.project.UserId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Finds rows of many projects by the beginning of their keys. */
public final class RowKeys {
  /** Of each project no more rows are read than are wanted in all. */
  private static final String BY_KEY =
      """
      SELECT k.data_row_id, k.key, p.project_id, p.name FROM project_directory p
        CROSS JOIN LATERAL (
          SELECT data_row_id, key FROM data_row_key
            WHERE project_id = p.project_id AND key >= ? AND key < ?
              AND (key, project_id) > (?, ?)
            ORDER BY key LIMIT ?) k
        WHERE %s ORDER BY k.key, p.project_id LIMIT ?
      """;

  private static final String MEMBER =
      """
      EXISTS (SELECT FROM project_member m
        WHERE m.project_id = p.project_id AND m.user_id = ? AND m.roles && ?::text[])
      """;

  private final JdbcTemplate jdbc;

  public RowKeys(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** A row and where it is. */
  public record RowKey(DataRowId id, String key, ProjectId project, String projectName) {}

  /** Where a page ended; the empty key and project are before everything. */
  public record Place(String key, String project) {
    public static final Place START = new Place("", "");
  }

  /**
   * Rows whose keys begin with {@code prefix}, by key: the one that has no more than that first.
   *
   * @param member in whose projects they are; in any for {@code null}
   * @param roles of which the member holds one there
   */
  public List<RowKey> beginningWith(
      String prefix, @Nullable UserId member, Set<Role> roles, Place after, int limit) {
    String end = prefix + Character.toString(Character.MAX_CODE_POINT);
    Object[] first = {prefix, end, after.key(), after.project(), limit};
    return member == null
        ? query("true", first, limit)
        : query(
            MEMBER,
            first,
            member.value(),
            roles.stream().map(Role::name).toArray(String[]::new),
            limit);
  }

  private List<RowKey> query(String where, Object[] first, Object... rest) {
    Object[] arguments = new Object[first.length + rest.length];
    System.arraycopy(first, 0, arguments, 0, first.length);
    System.arraycopy(rest, 0, arguments, first.length, rest.length);
    return jdbc.query(
        BY_KEY.formatted(where),
        (row, number) ->
            new RowKey(
                new DataRowId(row.getString(1)),
                row.getString(2),
                new ProjectId(row.getString(3)),
                row.getString(4)),
        arguments);
  }
}
