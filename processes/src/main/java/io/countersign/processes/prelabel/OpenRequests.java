package io.countersign.processes.prelabel;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.modelrun.ModelRunId;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Batches that a model is to be asked about, until all their rows that wait were. They are kept in
 * the database, so that another node goes on where one ended.
 */
final class OpenRequests {
  private static final String OPEN =
      """
      INSERT INTO model_run_request
          (model_run_id, project_id, batch_id, name, version, sha256, asked_by)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (model_run_id) DO UPDATE SET last_asked = NULL
      """;
  private static final String TAKE =
      """
      SELECT model_run_id, project_id, batch_id, name, version, sha256, asked_by, asked, last_asked
        FROM model_run_request WHERE model_run_id = ? FOR UPDATE SKIP LOCKED
      """;

  private final JdbcTemplate jdbc;

  OpenRequests(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A batch that a model is to be asked about.
   *
   * @param asked how many rows it was asked for so far
   * @param lastAsked the last of them, in the order of their ids
   */
  record OpenRequest(
      ModelRunId id,
      ProjectId projectId,
      BatchId batchId,
      ModelRef model,
      UserId by,
      long asked,
      @Nullable DataRowId lastAsked) {}

  /** Opens a request; one that is open already begins at the first row again. */
  void open(ModelRunId id, ProjectId projectId, BatchId batchId, ModelRef model, UserId by) {
    jdbc.update(
        OPEN,
        id.value(),
        projectId.value(),
        batchId.value(),
        model.name(),
        model.version(),
        model.sha256(),
        by.value());
  }

  /** Any that is open: one that fails is not always the first. */
  Optional<ModelRunId> any() {
    return jdbc
        .query(
            "SELECT model_run_id FROM model_run_request ORDER BY random() LIMIT 1",
            (row, number) -> new ModelRunId(row.getString(1)))
        .stream()
        .findFirst();
  }

  /** How many rows an open request asked for so far. */
  Optional<Long> asked(ModelRunId id) {
    return jdbc
        .queryForList(
            "SELECT asked FROM model_run_request WHERE model_run_id = ?", Long.class, id.value())
        .stream()
        .findFirst();
  }

  /** Keeps a request from others until the transaction ends, unless it is theirs or closed. */
  Optional<OpenRequest> take(ModelRunId id) {
    return jdbc.query(TAKE, (row, number) -> request(row), id.value()).stream().findFirst();
  }

  void advance(ModelRunId id, DataRowId lastAsked, long more) {
    jdbc.update(
        "UPDATE model_run_request SET last_asked = ?, asked = asked + ? WHERE model_run_id = ?",
        lastAsked.value(),
        more,
        id.value());
  }

  void close(ModelRunId id) {
    jdbc.update("DELETE FROM model_run_request WHERE model_run_id = ?", id.value());
  }

  private static OpenRequest request(ResultSet row) throws SQLException {
    String lastAsked = row.getString(9);
    return new OpenRequest(
        new ModelRunId(row.getString(1)),
        new ProjectId(row.getString(2)),
        new BatchId(row.getString(3)),
        new ModelRef(row.getString(4), row.getString(5), row.getString(6)),
        new UserId(row.getString(7)),
        row.getLong(8),
        lastAsked == null ? null : new DataRowId(lastAsked));
  }
}
