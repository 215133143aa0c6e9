package io.countersign.processes.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.log.TestPostgres;
import io.countersign.engine.project.ClaimOrder;
import io.countersign.engine.project.Group;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The statement that claims a grid, on twenty thousand open reviews of 25 answers. */
class NextGridTest {
  private static final String FILL =
      """
      INSERT INTO work_queue
        SELECT 'row-' || i, 1, 'p', 'b', 'REVIEW', 'review', 'REVIEWERS', 1, false, 'OPEN', NULL,
          NULL, i % 100, now(), NULL, now() + i * interval '1 second',
          CASE WHEN i < 200 THEN 'BREACHED' WHEN i < 1000 THEN 'AT_RISK' ELSE 'ON_TRACK' END, false,
          CASE WHEN i % 3 = 0 THEN chr(10) || 'person-3' || chr(10) ELSE '' END, '', false,
          CASE WHEN i % 26 = 0 THEN NULL ELSE 'category' || chr(10) || 'class-' || i % 26 END
        FROM generate_series(1, 20000) i
      """;

  private static final int SIZE = 48;

  private final HikariDataSource database = TestPostgres.freshDatabase();
  private final JdbcTemplate jdbc = new JdbcTemplate(database);
  private final TransactionTemplate transaction =
      new TransactionTemplate(new DataSourceTransactionManager(database));

  @AfterEach
  void close() {
    database.close();
  }

  private static ClaimGrid wish(ClaimOrder order) {
    ClaimNext wish =
        new ClaimNext(
            new ProjectId("p"), new UserId("person-3"), Set.of(Group.REVIEWERS), Set.of());
    return new ClaimGrid(wish.in(order), SIZE);
  }

  @ParameterizedTest
  @EnumSource
  void findsAGridByItsIndex(ClaimOrder order) {
    jdbc.update(FILL);
    jdbc.execute("ANALYZE work_queue");
    String plan =
        String.join(
            "\n",
            jdbc.queryForList(
                "EXPLAIN (ANALYZE, BUFFERS) " + NextGrid.statement(wish(order)),
                String.class,
                NextGrid.parameters(wish(order))));
    assertThat(plan).contains("work_queue_grid").doesNotContain("Seq Scan on work_queue");
    Matcher pages = Pattern.compile("shared hit=(\\d+)").matcher(plan);
    assertThat(pages.find()).isTrue();
    assertThat(Integer.parseInt(pages.group(1))).as(plan).isLessThan(1_000);
  }

  @ParameterizedTest
  @EnumSource
  void givesTheMostUrgentRowsOfTheMostUrgentRowsAnswer(ClaimOrder order) {
    jdbc.update(FILL);
    List<String> found = rows(new NextGrid(jdbc), order);
    String late =
        order == ClaimOrder.DUE_FIRST
            ? "CASE sla WHEN 'BREACHED' THEN 0 WHEN 'AT_RISK' THEN 1 ELSE 2 END,"
            : "";
    String best =
        "SELECT proposed FROM work_queue WHERE proposed IS NOT NULL AND barred = '' ORDER BY "
            + late
            + " priority DESC, due_at LIMIT 1";
    String expected =
        """
        SELECT q.data_row_id FROM work_queue q JOIN (%s) best USING (proposed)
          WHERE q.barred = ''
          ORDER BY %s q.priority DESC, q.due_at LIMIT %d
        """
            .formatted(best, late.replace("sla", "q.sla"), SIZE);
    assertThat(found)
        .hasSize(SIZE)
        .containsExactlyElementsOf(jdbc.queryForList(expected, String.class));
  }

  @ParameterizedTest
  @EnumSource
  void passesOverWhatSomebodyElseIsClaiming(ClaimOrder order) {
    jdbc.update(FILL);
    NextGrid grid = new NextGrid(jdbc);
    transaction.executeWithoutResult(
        status -> {
          List<String> mine = List.copyOf(ids(grid.lock(wish(order))));
          Set<String> theirs = new HashSet<>(rows(grid, order));
          assertThat(theirs).isNotEmpty().doesNotContainAnyElementsOf(mine);
        });
  }

  /** In a transaction of another connection, which ends at once. */
  private List<String> rows(NextGrid grid, ClaimOrder order) {
    return CompletableFuture.supplyAsync(() -> ids(grid.lock(wish(order)))).join();
  }

  private static List<String> ids(List<TaskId> tasks) {
    return tasks.stream().map(task -> task.dataRowId().toString()).toList();
  }
}
