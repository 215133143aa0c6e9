package io.countersign.bench.flow.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.countersign.bench.rig.CountedDatabase;
import io.countersign.bench.rig.CountedDatabase.Costs;
import io.countersign.bench.rig.CountingServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a row costs the database, which does not hang on the machine. Whoever makes it cheaper
 * writes the new figures here; whoever makes it dearer has to say why.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // started before the first test
class LifecycleCountsTest {
  private static final int ROWS = 256;
  private static final double STATEMENTS = 50.45;
  private static final double ROWS_WRITTEN = 29;
  private static final double WAL_BYTES = 15_470;
  private static final double PERCENT = 2;

  /** Each look is asked for by an event, with its reasons. */
  private static final double LOOKS_ASKED = 2;

  private CountingServer server;
  private CountedDatabase database;
  private Lives lives;

  @BeforeAll
  void warmUp() throws Exception {
    server = CountingServer.open();
    database = server.database("own");
    lives = new OwnLives(database.dataSource(), server.mongoUri(), 1, Way.TWO_STAGES);
    live(ROWS);
  }

  @AfterAll
  void close() {
    lives.close();
    database.close();
    server.close();
  }

  private void live(int rows) throws Exception {
    lives.live(rows, Lives.UNSURE);
  }

  @Test
  void aRowCostsTheDatabaseWhatItDid() throws Exception {
    Costs costs = database.costs(ROWS, this::live);

    assertThat(costs.steadyStatementsEach())
        .as("statements")
        .isCloseTo(STATEMENTS, withinPercentage(PERCENT));
    assertThat(costs.rowsEach()).as("rows").isCloseTo(ROWS_WRITTEN, withinPercentage(PERCENT));
    assertThat(costs.walBytesEach()).as("WAL").isCloseTo(WAL_BYTES, withinPercentage(PERCENT));
  }

  @Test
  void aRowThatTwoPeopleSeeUntilItIsSureCostsNoMoreStatements() throws Exception {
    CountedDatabase own = server.database("sure");
    try (own;
        Lives untilSure = new OwnLives(own.dataSource(), server.mongoUri(), 1, Way.UNTIL_SURE)) {
      untilSure.live(ROWS, Lives.UNSURE);
      Costs costs = own.costs(ROWS, rows -> untilSure.live(rows, Lives.UNSURE));

      assertThat(costs.steadyStatementsEach())
          .as("statements")
          .isLessThan(STATEMENTS * (1 + PERCENT / 100));
      assertThat(costs.rowsEach()).as("rows").isLessThan(ROWS_WRITTEN + LOOKS_ASKED);
    }
  }

  @Test
  void whatIsRunForEachRowIsNotPlannedForEachRow() throws Exception {
    new JdbcTemplate(database.dataSource()).execute("ANALYZE");
    live(ROWS);

    assertThat(database.plannedAgain(ROWS, this::live)).isEmpty();
  }
}
