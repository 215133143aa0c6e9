package io.countersign.bench.flow;

import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The least that a queue can be: a table, and one update that skips what others have locked. */
final class BareQueue {
  private static final String CLAIM =
      """
      UPDATE bare_queue SET assignee = ? WHERE id = (
        SELECT id FROM bare_queue WHERE assignee IS NULL
          ORDER BY priority DESC, id LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING id
      """;

  private final JdbcTemplate jdbc;

  private BareQueue(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  static BareQueue create(DataSource dataSource, int tasks) {
    JdbcTemplate jdbc = new JdbcTemplate(dataSource);
    jdbc.execute(
        "CREATE TABLE bare_queue (id text PRIMARY KEY, priority integer NOT NULL, assignee text)");
    jdbc.update(
        "INSERT INTO bare_queue SELECT 'task-' || lpad(n::text, 8, '0'), 50"
            + " FROM generate_series(1, ?) n",
        tasks);
    jdbc.execute(
        "CREATE INDEX bare_queue_open ON bare_queue (priority DESC, id) WHERE assignee IS NULL");
    return new BareQueue(jdbc);
  }

  Optional<String> claim(String person) {
    return jdbc.queryForList(CLAIM, String.class, person).stream().findFirst();
  }
}
