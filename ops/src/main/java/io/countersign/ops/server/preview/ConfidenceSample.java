package io.countersign.ops.server.preview;

import io.countersign.engine.project.ProjectId;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The confidences of the last pre-labels in a project. */
@Component
final class ConfidenceSample {
  private static final int LOOKED_AT = 100_000;
  private static final int SIZE = 5_000;
  private static final String NEWEST =
      """
      WITH looked_at AS MATERIALIZED (
        SELECT stream_id, position, payload FROM event
        WHERE type = 'pre-label-proposed'
          AND position >= (SELECT coalesce(min(position), 0) FROM
            (SELECT position FROM event ORDER BY position DESC LIMIT :most) newest)
        ORDER BY position DESC)
      SELECT (l.payload ->> 'confidence')::float8
      FROM looked_at l JOIN data_row_key k ON k.data_row_id = l.stream_id
      WHERE k.project_id = :project AND l.payload #>> '{model,name}' = :model
      ORDER BY l.position DESC LIMIT :size
      """;

  private final JdbcClient jdbc;

  ConfidenceSample(JdbcTemplate jdbc) {
    this.jdbc = JdbcClient.create(jdbc);
  }

  /** In [0, 1], the newest first; empty if the model proposed nothing lately. */
  List<Double> of(ProjectId project, String model) {
    return jdbc.sql(NEWEST)
        .param("most", LOOKED_AT)
        .param("project", project.value())
        .param("model", model)
        .param("size", SIZE)
        .query(Double.class)
        .list();
  }
}
