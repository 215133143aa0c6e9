package io.countersign.processes.queue;

import io.countersign.engine.batch.Batch;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.project.ProjectId;
import io.countersign.processes.row.PerTransaction;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** How each batch's tasks are opened: with which priority, and whether anybody is offered them. */
public final class BatchSchedules {
  private static final String CREATE =
      """
      INSERT INTO batch_schedule (batch_id, project_id, priority) VALUES (?, ?, ?)
      ON CONFLICT (batch_id) DO UPDATE SET priority = excluded.priority
      """;

  private static final String SELECT =
      "SELECT priority, archived OR project_archived AS away FROM batch_schedule"
          + " WHERE batch_id = ?";

  private static final RowMapper<Schedule> SCHEDULE =
      (row, number) -> new Schedule(row.getInt("priority"), row.getBoolean("away"));

  private final JdbcTemplate jdbc;
  private final PerTransaction<BatchId, Schedule> known = new PerTransaction<>();

  public BatchSchedules(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * How a batch's tasks are opened.
   *
   * @param archived whether it is put away, or its project
   */
  public record Schedule(int priority, boolean archived) {}

  /** Tasks of this new batch are opened with this priority. */
  public void create(BatchId batchId, ProjectId projectId, int priority) {
    jdbc.update(CREATE, batchId.toString(), projectId.toString(), priority);
    known.put(batchId, new Schedule(priority, false));
  }

  /** From now on, tasks of the batch are opened with this priority. */
  public void reschedule(BatchId batchId, int priority) {
    jdbc.update(
        "UPDATE batch_schedule SET priority = ? WHERE batch_id = ?", priority, batchId.toString());
    known.put(batchId, find(batchId));
  }

  /** From now on, tasks of the batch are offered or not. */
  public void archive(BatchId batchId, boolean archived) {
    jdbc.update(
        "UPDATE batch_schedule SET archived = ? WHERE batch_id = ?", archived, batchId.toString());
  }

  /** From now on, tasks of the project's batches are offered or not. */
  public void archive(ProjectId projectId, boolean archived) {
    jdbc.update(
        "UPDATE batch_schedule SET project_archived = ? WHERE project_id = ?",
        archived,
        projectId.toString());
  }

  /** The batch's schedule, which stays until the end of the transaction. */
  public Schedule of(BatchId batchId) {
    return known.get(batchId, this::find);
  }

  /** The schedule that is stored for the batch; empty if there is none. */
  public Optional<Schedule> stored(BatchId batchId) {
    return jdbc.query(SELECT, SCHEDULE, batchId.toString()).stream().findFirst();
  }

  /** The lock keeps a change out until the tasks opened under this schedule are committed. */
  private Schedule find(BatchId batchId) {
    List<Schedule> found = jdbc.query(SELECT + " FOR SHARE", SCHEDULE, batchId.toString());
    return found.isEmpty() ? new Schedule(Batch.DEFAULT_PRIORITY, false) : found.get(0);
  }
}
