package io.countersign.processes.queue;

import io.countersign.engine.batch.Batch;
import io.countersign.engine.batch.BatchId;
import io.countersign.processes.row.PerTransaction;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** The priority that each batch's tasks are opened with. */
public final class BatchSchedules {
  private static final String PUT =
      """
      INSERT INTO batch_schedule (batch_id, priority) VALUES (?, ?)
      ON CONFLICT (batch_id) DO UPDATE SET priority = excluded.priority
      """;

  /** The lock keeps a change out until the tasks opened under this priority are committed. */
  private static final String FIND =
      "SELECT priority FROM batch_schedule WHERE batch_id = ? FOR SHARE";

  private final JdbcTemplate jdbc;
  private final PerTransaction<BatchId, Integer> known = new PerTransaction<>();

  public BatchSchedules(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** From now on, tasks of the batch are opened with this priority. */
  public void put(BatchId batchId, int priority) {
    jdbc.update(PUT, batchId.toString(), priority);
    known.put(batchId, priority);
  }

  /** The batch's priority, which stays until the end of the transaction. */
  public int priority(BatchId batchId) {
    return known.get(batchId, this::find);
  }

  /** The priority that is stored for the batch; empty if there is none. */
  public Optional<Integer> stored(BatchId batchId) {
    String sql = "SELECT priority FROM batch_schedule WHERE batch_id = ?";
    return jdbc.queryForList(sql, Integer.class, batchId.toString()).stream().findFirst();
  }

  private int find(BatchId batchId) {
    List<Integer> found = jdbc.queryForList(FIND, Integer.class, batchId.toString());
    return found.isEmpty() ? Batch.DEFAULT_PRIORITY : found.get(0);
  }
}
