package io.countersign.processes.queue;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.project.ClaimOrder;
import io.countersign.engine.project.Group;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/**
 * Finds the most urgent review whose label is a single choice, with those after it that propose the
 * same, and locks them until the commit.
 */
public final class NextGrid {
  /**
   * As {@link NextTask} does it, for each stage, group and proposed answer that has open reviews:
   * the head of its queue, the best first. The tasks of the first that has any which nobody else is
   * claiming are the grid. Where priority comes first, they are the best of three queues, as many
   * of each as could be needed: those that are not are locked until the commit, too.
   */
  private static final String LOCK =
      """
      WITH RECURSIVE bucket AS (
        (SELECT stage, required_group, proposed FROM work_queue
          WHERE project_id = ? AND state = 'OPEN' AND proposed IS NOT NULL
          ORDER BY stage DESC, required_group DESC, proposed DESC LIMIT 1)
        UNION ALL
        SELECT following.stage, following.required_group, following.proposed FROM bucket, LATERAL (
          SELECT q.stage, q.required_group, q.proposed FROM work_queue q
            WHERE q.project_id = ? AND q.state = 'OPEN' AND q.proposed IS NOT NULL
              AND (q.stage, q.required_group, q.proposed)
                < (bucket.stage, bucket.required_group, bucket.proposed)
            ORDER BY q.stage DESC, q.required_group DESC, q.proposed DESC LIMIT 1) following
      )
      SELECT grid.data_rows, grid.ordinals FROM (
        SELECT bucket.*, keeper.reserved_for, head.lateness
          FROM bucket CROSS JOIN unnest(ARRAY['', ?]) keeper (reserved_for)
            {byPriority: CROSS JOIN generate_series(0, 2) tier (lateness)}, LATERAL (
            SELECT {lateness} AS lateness, q.priority, q.due_at, q.opened_at FROM work_queue q
              WHERE q.project_id = ? AND q.state = 'OPEN' AND q.stage = bucket.stage
                AND q.required_group = bucket.required_group AND q.proposed = bucket.proposed
                AND q.reserved_for = keeper.reserved_for AND NOT strpos(q.barred, ?) > 0
                {byPriority: AND {lateness} = tier.lateness}
              ORDER BY {byDueTime: {lateness},} q.priority DESC, q.due_at ASC NULLS LAST, q.opened_at, q.data_row_id
              LIMIT 1) head
          WHERE bucket.required_group = ANY (?)
            AND (cardinality(?::text[]) = 0 OR bucket.stage = ANY (?))
          ORDER BY {byDueTime: head.lateness,} head.priority DESC, head.due_at ASC NULLS LAST, head.opened_at
      ) candidate, LATERAL (
        SELECT array_agg(mine.data_row_id) AS data_rows, array_agg(mine.ordinal) AS ordinals FROM (
          SELECT picked.data_row_id, picked.ordinal
            FROM {byPriority: generate_series(0, 2) tier (lateness), } LATERAL (
              SELECT q.data_row_id, q.ordinal, {lateness} AS lateness, q.priority, q.due_at,
                  q.opened_at
                FROM work_queue q
                WHERE q.project_id = ? AND q.state = 'OPEN' AND q.stage = candidate.stage
                  AND q.required_group = candidate.required_group
                  AND q.proposed = candidate.proposed
                  AND q.reserved_for = candidate.reserved_for AND NOT strpos(q.barred, ?) > 0
                  {byPriority: AND {lateness} = tier.lateness}
                ORDER BY {byDueTime: {lateness},} q.priority DESC, q.due_at ASC NULLS LAST,
                  q.opened_at, q.data_row_id
                LIMIT ? FOR UPDATE SKIP LOCKED) picked
            ORDER BY {byDueTime: picked.lateness,} picked.priority DESC,
              picked.due_at ASC NULLS LAST, picked.opened_at, picked.data_row_id
            LIMIT ?) mine
        HAVING count(*) > 0) grid
      LIMIT 1
      """;

  private static final Map<ClaimOrder, String> IN_ORDER = NextTask.inEachOrder(LOCK);

  private static final RowMapper<List<TaskId>> GRID = (row, number) -> tasks(row);

  private final JdbcTemplate jdbc;

  public NextGrid(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** The tasks in the order of claims; empty if there are none. */
  List<TaskId> lock(ClaimGrid asked) {
    return jdbc.query(statement(asked), GRID, parameters(asked)).stream()
        .findFirst()
        .orElse(List.of());
  }

  static String statement(ClaimGrid asked) {
    ClaimNext wish = asked.wish();
    return NextTask.forInformed(
        Objects.requireNonNull(IN_ORDER.get(wish.order())), wish.informedUntil());
  }

  static Object[] parameters(ClaimGrid asked) {
    ClaimNext wish = asked.wish();
    String project = wish.projectId().toString();
    String person = wish.person().toString();
    String barred = QueueColumns.barredText(wish.person());
    String[] groups = wish.groups().stream().map(Group::name).toArray(String[]::new);
    String[] stages = wish.stages().toArray(String[]::new);
    return new Object[] {
      project,
      project,
      person,
      project,
      barred,
      groups,
      stages,
      stages,
      project,
      barred,
      asked.size(),
      asked.size()
    };
  }

  private static List<TaskId> tasks(ResultSet row) throws SQLException {
    String[] rows = (String[]) array(row, "data_rows");
    Integer[] ordinals = (Integer[]) array(row, "ordinals");
    return IntStream.range(0, rows.length)
        .mapToObj(at -> new TaskId(new DataRowId(rows[at]), ordinals[at]))
        .toList();
  }

  private static Object array(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return array.getArray();
  }
}
