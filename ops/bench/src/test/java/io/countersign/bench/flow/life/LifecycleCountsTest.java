package io.countersign.bench.flow.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.countersign.bench.rig.CountedDatabase;
import io.countersign.bench.rig.CountedDatabase.Costs;
import io.countersign.bench.rig.CountingServer;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a row costs the database, which does not hang on the machine. Whoever makes it cheaper
 * writes the new figures here; whoever makes it dearer has to say why.
 */
class LifecycleCountsTest {
  private static final int ROWS = 512;
  private static final double STATEMENTS = 51.4;
  private static final double ROWS_WRITTEN = 29;
  private static final double WAL_BYTES = 14_930;
  private static final double PERCENT = 2;

  @Test
  void aRowCostsTheDatabaseWhatItDid() throws Exception {
    try (CountingServer server = CountingServer.open();
        CountedDatabase database = server.database("own");
        Lives lives = new OwnLives(database.dataSource(), server.mongoUri(), 1)) {
      lives.live(ROWS, Lives.UNSURE);

      Costs costs = database.costs(ROWS, rows -> lives.live(rows, Lives.UNSURE));

      assertThat(costs.steadyStatementsEach())
          .as("statements")
          .isCloseTo(STATEMENTS, withinPercentage(PERCENT));
      assertThat(costs.rowsEach()).as("rows").isCloseTo(ROWS_WRITTEN, withinPercentage(PERCENT));
      assertThat(costs.walBytesEach()).as("WAL").isCloseTo(WAL_BYTES, withinPercentage(PERCENT));
    }
  }

  @Test
  void whatIsRunForEachRowIsNotPlannedForEachRow() throws Exception {
    try (CountingServer server = CountingServer.open();
        CountedDatabase database = server.database("own");
        Lives lives = new OwnLives(database.dataSource(), server.mongoUri(), 1)) {
      lives.live(ROWS, Lives.UNSURE);
      new JdbcTemplate(database.dataSource()).execute("ANALYZE");
      lives.live(ROWS, Lives.UNSURE);

      assertThat(database.plannedAgain(ROWS, rows -> lives.live(rows, Lives.UNSURE))).isEmpty();
    }
  }
}
