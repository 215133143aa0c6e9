package io.countersign.ops.server.preview;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.project.ProjectId;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The last rows of a project: those that a model proposed something for, or any. */
@Component
final class SampledRows {
  private static final int LOOKED_AT = 100_000;
  private static final String NEWEST =
      """
      WITH looked_at AS MATERIALIZED (
        SELECT stream_id, position, payload FROM event
        WHERE type = :type
          AND position >= (SELECT coalesce(min(position), 0) FROM
            (SELECT position FROM event ORDER BY position DESC LIMIT :most) newest)
        ORDER BY position DESC)
      SELECT l.stream_id,
        coalesce(l.payload #>> '{annotations,0,value}', l.payload #>> '{annotations,0,values,0}'),
        (l.payload ->> 'confidence')::float8
      FROM looked_at l JOIN data_row_key k ON k.data_row_id = l.stream_id
      WHERE k.project_id = :project
      """;
  private static final String LAST = " ORDER BY l.position DESC LIMIT :size";
  private static final String BY_MODEL =
      " AND l.payload #>> '{model,name}' = :model AND l.payload #>> '{model,version}' = :version";

  private final JdbcClient jdbc;

  SampledRows(JdbcTemplate jdbc) {
    this.jdbc = JdbcClient.create(jdbc);
  }

  /** A row with what a model said of it. */
  record Proposed(DataRowId row, Said said) {}

  /** The newest first; empty if the model proposed nothing lately. */
  List<Proposed> proposed(ProjectId project, ModelRef model, int size) {
    return of(project, NEWEST + BY_MODEL + LAST, "pre-label-proposed", size)
        .param("model", model.name())
        .param("version", model.version())
        .query(
            (found, number) ->
                new Proposed(
                    new DataRowId(found.getString(1)),
                    new Said(found.getString(2), found.getDouble(3))))
        .list();
  }

  /** Rows that came last, the newest first. */
  List<DataRowId> registered(ProjectId project, int size) {
    return of(project, NEWEST + LAST, "data-row-registered", size)
        .query((found, number) -> new DataRowId(found.getString(1)))
        .list();
  }

  private JdbcClient.StatementSpec of(ProjectId project, String sql, String type, int size) {
    return jdbc.sql(sql)
        .param("type", type)
        .param("most", LOOKED_AT)
        .param("project", project.value())
        .param("size", size);
  }
}
