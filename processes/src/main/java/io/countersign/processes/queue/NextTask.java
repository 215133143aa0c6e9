package io.countersign.processes.queue;

import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.project.ClaimOrder;
import io.countersign.engine.project.Group;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** Finds the most urgent task that a person may claim, and locks it until the commit. */
public final class NextTask {
  /** How late a task is, as its index has it: 0 is overdue, 1 at risk, 2 on track. */
  private static final String LATENESS =
      "(CASE q.sla WHEN 'BREACHED' THEN 0 WHEN 'AT_RISK' THEN 1 ELSE 2 END)";

  /**
   * For each stage and group that has open work, the head of its queue, the best first. Stages are
   * looked for from the last, as there the index has what is least urgent: where it begins, entries
   * of tasks that were claimed stay until they are vacuumed.
   *
   * <p>Who is barred is asked so that the planner takes it to leave most rows: taken to leave
   * hardly one, it would read the whole table, or plan anew for each person.
   *
   * <p>What is in braces is only there in one order of claims: by priority, a queue is three, one
   * for each lateness, as the index begins with that.
   */
  private static final String CANDIDATES =
      """
      WITH RECURSIVE bucket AS (
        (SELECT stage, required_group FROM work_queue
          WHERE project_id = ? AND state = 'OPEN'
          ORDER BY stage DESC, required_group DESC LIMIT 1)
        UNION ALL
        SELECT following.stage, following.required_group FROM bucket, LATERAL (
          SELECT q.stage, q.required_group FROM work_queue q
            WHERE q.project_id = ? AND q.state = 'OPEN'
              AND (q.stage, q.required_group) < (bucket.stage, bucket.required_group)
            ORDER BY q.stage DESC, q.required_group DESC LIMIT 1) following
      )
      SELECT claimable.* FROM (
        SELECT bucket.stage, bucket.required_group, keeper.reserved_for, head.lateness
          FROM bucket CROSS JOIN unnest(ARRAY['', ?]) keeper (reserved_for)
            {byPriority: CROSS JOIN generate_series(0, 2) tier (lateness)}, LATERAL (
            SELECT {lateness} AS lateness, q.priority, q.due_at, q.opened_at FROM work_queue q
              WHERE q.project_id = ? AND q.state = 'OPEN' AND q.stage = bucket.stage
                AND q.required_group = bucket.required_group
                AND q.reserved_for = keeper.reserved_for AND NOT strpos(q.barred, ?) > 0
                {byPriority: AND {lateness} = tier.lateness}
              ORDER BY {byDueTime: {lateness},} q.priority DESC, q.due_at ASC NULLS LAST, q.opened_at, q.data_row_id
              LIMIT 1) head
          WHERE bucket.required_group = ANY (?)
            AND (cardinality(?::text[]) = 0 OR bucket.stage = ANY (?))
          ORDER BY {byDueTime: head.lateness,} head.priority DESC, head.due_at ASC NULLS LAST, head.opened_at
      ) candidate, LATERAL (
      """;

  private static final String OF_CANDIDATE =
      """
            WHERE q.project_id = ? AND q.state = 'OPEN' AND q.stage = candidate.stage
              AND q.required_group = candidate.required_group
              AND q.reserved_for = candidate.reserved_for AND NOT strpos(q.barred, ?) > 0
              {byPriority: AND {lateness} = candidate.lateness}
      """;

  private static final String BEST =
      """
            ORDER BY {byDueTime: {lateness},} q.priority DESC, q.due_at ASC NULLS LAST,
              q.opened_at, q.data_row_id
      """;

  /** Locks the best of the first candidate that has one. */
  private static final String LOCK_NEXT =
      CANDIDATES
          + """
                  SELECT q.data_row_id, q.ordinal, q.independent FROM work_queue q
            """
          + OF_CANDIDATE
          + BEST
          + """
                  LIMIT 1 FOR UPDATE SKIP LOCKED) claimable
            LIMIT 1
            """;

  /**
   * The same where a row may have several tasks: locks the best one of a row of which the person
   * holds no other task, and the first task of that row along with it. What others do to the row at
   * this moment would be in this claim's way, so that it takes another row.
   *
   * <p>Who holds a task is looked up here: were it kept with the row's other tasks, a claim would
   * write them, and two claims of one row would be a deadlock. Tasks are locked one by one, in the
   * order that they are seen in: locked before they are sorted, as a small table would have it, one
   * claim would lock all of them. More are seen than there can be claims at once.
   */
  private static final String LOCK_NEXT_OF_FREE_ROW =
      CANDIDATES
          + """
                  SELECT mine.data_row_id, mine.ordinal FROM (
                    SELECT q.data_row_id, q.ordinal FROM work_queue q
            """
          + OF_CANDIDATE
          + """
                      AND NOT (q.independent AND (SELECT count(*) FROM work_queue o
                        WHERE o.data_row_id = q.data_row_id AND o.assignee = ?) > 0)
            """
          + BEST
          + """
                    LIMIT 500
                  ) seen, LATERAL (
                    SELECT q.data_row_id, q.ordinal FROM work_queue q
                      WHERE q.data_row_id = seen.data_row_id AND q.ordinal = seen.ordinal
                        AND q.state = 'OPEN' AND NOT strpos(q.barred, ?) > 0
                      FOR UPDATE SKIP LOCKED
                  ) mine, LATERAL (
                    SELECT FROM work_queue q WHERE q.data_row_id = mine.data_row_id
                      AND q.ordinal = (
                        SELECT min(o.ordinal) FROM work_queue o
                          WHERE o.data_row_id = mine.data_row_id)
                      FOR UPDATE SKIP LOCKED
                  ) first_of_row
                  LIMIT 1) claimable
            LIMIT 1
            """;

  private static final Map<ClaimOrder, String> NEXT_IN = inEachOrder(LOCK_NEXT);
  private static final Map<ClaimOrder, String> NEXT_OF_FREE_ROW_IN =
      inEachOrder(LOCK_NEXT_OF_FREE_ROW);

  private static final String NOT_BARRED = "NOT strpos(q.barred, ?) > 0";

  private static final String UNINFORMED =
      " AND NOT EXISTS (SELECT FROM event e WHERE e.stream_id = q.data_row_id AND e.version = 0"
          + " AND e.at < '%s' AND json_array_length(e.payload -> 'benchmark') > 0)";

  private static final RowMapper<Next> NEXT =
      (row, number) -> new Next(QueueColumns.taskId(row), row.getBoolean("independent"));

  private final JdbcTemplate jdbc;

  public NextTask(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  Optional<TaskId> lock(ClaimNext wish) {
    List<Object> parameters = parameters(wish);
    String statement = forInformed(next(wish.order()), wish.informedUntil());
    Optional<Next> next = jdbc.query(statement, NEXT, parameters.toArray()).stream().findFirst();
    return next.filter(Next::independent).isPresent() ? lockOfFreeRow(wish) : next.map(Next::id);
  }

  private Optional<TaskId> lockOfFreeRow(ClaimNext wish) {
    return jdbc
        .query(
            forInformed(nextOfFreeRow(wish.order()), wish.informedUntil()),
            (row, number) -> QueueColumns.taskId(row),
            parametersOfFreeRow(wish).toArray())
        .stream()
        .findFirst();
  }

  /** The statement that locks the best task in this order. */
  static String next(ClaimOrder order) {
    return Objects.requireNonNull(NEXT_IN.get(order));
  }

  /** The same where a row may have several tasks. */
  static String nextOfFreeRow(ClaimOrder order) {
    return Objects.requireNonNull(NEXT_OF_FREE_ROW_IN.get(order));
  }

  static Map<ClaimOrder, String> inEachOrder(String statement) {
    String whole = statement.replace("{lateness}", LATENESS);
    return Map.of(
        ClaimOrder.DUE_FIRST, only("byDueTime", without("byPriority", whole)),
        ClaimOrder.PRIORITY_FIRST, only("byPriority", without("byDueTime", whole)));
  }

  private static String without(String order, String statement) {
    return statement.replaceAll("\\{" + order + ": [^}]*}", "");
  }

  private static String only(String order, String statement) {
    return statement.replaceAll("\\{" + order + ": ([^}]*)}", "$1");
  }

  /** The same without the rows whose true label they could see; few people ever need it. */
  static String forInformed(String statement, @Nullable Instant informedUntil) {
    return informedUntil == null
        ? statement
        : statement.replace(NOT_BARRED, NOT_BARRED + UNINFORMED.formatted(informedUntil));
  }

  private record Next(TaskId id, boolean independent) {}

  /** The parameters of {@link #next}. */
  static List<Object> parameters(ClaimNext wish) {
    String project = wish.projectId().toString();
    String person = wish.person().toString();
    String barred = QueueColumns.barredText(wish.person());
    String[] groups = wish.groups().stream().map(Group::name).toArray(String[]::new);
    String[] stages = wish.stages().toArray(String[]::new);
    return List.of(
        project, project, person, project, barred, groups, stages, stages, project, barred);
  }

  /** The parameters of {@link #nextOfFreeRow}. */
  static List<Object> parametersOfFreeRow(ClaimNext wish) {
    List<Object> parameters = new ArrayList<>(parameters(wish));
    parameters.add(wish.person().toString());
    parameters.add(QueueColumns.barredText(wish.person()));
    return parameters;
  }
}
