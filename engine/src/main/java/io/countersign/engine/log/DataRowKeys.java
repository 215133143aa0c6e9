package io.countersign.engine.log;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.project.ProjectId;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The keys that customers gave their data rows, unique in a project. */
public final class DataRowKeys {
  // In the order of the keys, so that two imports never wait for each other in a ring.
  private static final String TAKE =
      """
      INSERT INTO data_row_key (project_id, key, data_row_id, batch_id)
      SELECT ?, key, data_row_id, ? FROM unnest(?::text[], ?::text[]) AS k (key, data_row_id)
      ORDER BY key
      ON CONFLICT (project_id, key) DO NOTHING
      RETURNING key
      """;
  private static final String FIND =
      "SELECT data_row_id FROM data_row_key WHERE project_id = ? AND key = ?";

  private final JdbcTemplate jdbc;

  public DataRowKeys(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /**
   * Takes keys for new rows in the current transaction, after any other that is taking them.
   *
   * @return the keys that were free; the others have rows already
   */
  public Set<String> take(ProjectId projectId, BatchId batchId, Map<String, DataRowId> rows) {
    Map<String, DataRowId> sorted = new TreeMap<>(rows);
    List<String> ids = sorted.values().stream().map(DataRowId::value).toList();
    return new HashSet<>(
        jdbc.query(
            TAKE,
            statement -> {
              statement.setString(1, projectId.value());
              statement.setString(2, batchId.value());
              setTexts(statement, 3, List.copyOf(sorted.keySet()));
              setTexts(statement, 4, ids);
            },
            (row, number) -> row.getString(1)));
  }

  private static void setTexts(PreparedStatement statement, int index, List<String> texts)
      throws SQLException {
    statement.setArray(
        index, statement.getConnection().createArrayOf("text", texts.toArray(new String[0])));
  }

  /** The row that has {@code key} in the project. */
  public Optional<DataRowId> find(ProjectId projectId, String key) {
    return jdbc
        .query(FIND, (row, number) -> new DataRowId(row.getString(1)), projectId.value(), key)
        .stream()
        .findFirst();
  }
}
