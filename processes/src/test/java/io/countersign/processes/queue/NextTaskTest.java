package io.countersign.processes.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.countersign.engine.log.TestPostgres;
import io.countersign.engine.project.ClaimOrder;
import io.countersign.engine.project.Group;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The claim's statement on twenty thousand open tasks, most of which are for others. */
class NextTaskTest {
  private static final String FILL =
      """
      INSERT INTO work_queue
        SELECT 'row-' || i, 1, 'p', 'b', 'LABEL', stage, required_group, 1, false, 'OPEN', NULL,
          NULL,
          i % 100, now(), NULL, now() + i * interval '1 second',
          CASE WHEN i < 200 THEN 'BREACHED' WHEN i < 1000 THEN 'AT_RISK' ELSE 'ON_TRACK' END, false,
          barred, reserved
        FROM generate_series(1, 20000) i, LATERAL (SELECT
          CASE WHEN i % 10 = 0 THEN 'review' WHEN i % 10 < 5 THEN 'rework' ELSE 'label' END,
          CASE WHEN i % 10 = 0 THEN 'REVIEWERS' ELSE 'LABELLERS' END,
          CASE WHEN i % 10 = 0 THEN chr(10) || 'person-' || i % 7 || chr(10) ELSE '' END,
          CASE WHEN i % 10 BETWEEN 1 AND 4 THEN 'person-' || i % 7 ELSE '' END
        ) varied (stage, required_group, barred, reserved)
      """;

  private final HikariDataSource database = TestPostgres.freshDatabase();
  private final JdbcTemplate jdbc = new JdbcTemplate(database);

  @AfterEach
  void close() {
    database.close();
  }

  /** The claim's statement in each order, and the one for tasks that are independent. */
  private static Stream<Arguments> statements() {
    return Arrays.stream(ClaimOrder.values()).flatMap(NextTaskTest::statements);
  }

  private static Stream<Arguments> statements(ClaimOrder order) {
    Set<Group> groups = Set.of(Group.LABELLERS, Group.REVIEWERS);
    ClaimNext wish =
        new ClaimNext(new ProjectId("p"), new UserId("person-3"), groups, Set.of()).in(order);
    return Stream.of(
        Arguments.of(NextTask.next(order), NextTask.parameters(wish)),
        Arguments.of(NextTask.nextOfFreeRow(order), NextTask.parametersOfFreeRow(wish)));
  }

  @ParameterizedTest
  @MethodSource("statements")
  void findsTheNextTaskByItsIndex(String sql, List<Object> parameters) {
    jdbc.update(FILL);
    assertThat(plan(sql, parameters))
        .contains("work_queue_next")
        .doesNotContain("Seq Scan on work_queue");
    jdbc.execute("ANALYZE work_queue");
    String plan = plan(sql, parameters);
    assertThat(plan).contains("work_queue_next").doesNotContain("Seq Scan on work_queue");
    assertThat(buffersHit(plan)).as("pages read of some hundreds").isLessThan(120);
  }

  @ParameterizedTest
  @MethodSource("statements")
  void findsItByTheIndexWhoeverAsks(String sql, List<Object> parameters) throws SQLException {
    jdbc.update(FILL);
    jdbc.update(
        "UPDATE work_queue SET stage = 'label', required_group = 'LABELLERS', barred = '',"
            + " reserved_for = ''");
    jdbc.execute("ANALYZE work_queue");

    try (Connection connection = database.getConnection()) {
      assertThat(genericPlan(connection, sql, parameters.size()))
          .contains("work_queue_next")
          .doesNotContain("Seq Scan on work_queue");
    }
  }

  /** The plan of the prepared statement, which serves whoever asks. */
  private static String genericPlan(Connection connection, String sql, int parameters) {
    AtomicInteger number = new AtomicInteger();
    String numbered =
        Pattern.compile("\\?").matcher(sql).replaceAll(at -> "\\$" + number.incrementAndGet());
    JdbcTemplate session = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    session.execute("SET plan_cache_mode = force_generic_plan");
    session.execute("PREPARE next AS " + numbered);
    String nothing = String.join(", ", Collections.nCopies(parameters, "NULL"));
    return String.join(
        "\n", session.queryForList("EXPLAIN EXECUTE next (" + nothing + ")", String.class));
  }

  private String plan(String sql, List<Object> parameters) {
    return String.join(
        "\n",
        jdbc.queryForList("EXPLAIN (ANALYZE, BUFFERS) " + sql, String.class, parameters.toArray()));
  }

  private static int buffersHit(String plan) {
    String total =
        plan.lines()
            .filter(line -> line.contains("Buffers: shared hit="))
            .findFirst()
            .orElseThrow();
    return Integer.parseInt(total.replaceAll(".*hit=(\\d+).*", "$1"));
  }
}
