package io.countersign.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;
import static org.awaitility.Durations.ONE_MINUTE;

import com.zaxxer.hikari.HikariDataSource;
import io.countersign.engine.log.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdvisoryLeaseTest {
  private static final Duration LEASE = Duration.ofSeconds(4);

  private final HikariDataSource database = TestPostgres.freshDatabase();
  private final AdvisoryLease mine = new AdvisoryLease(database, AdvisoryLease.PROJECTOR, LEASE);
  private final AdvisoryLease other = new AdvisoryLease(database, AdvisoryLease.PROJECTOR, LEASE);

  @AfterEach
  void close() {
    mine.close();
    other.close();
    database.close();
  }

  @Test
  void oneHasItAtATime() {
    assertThat(mine.held()).isTrue();
    assertThat(other.held()).isFalse();
    assertThat(mine.held()).isTrue();
  }

  @Test
  void itIsFreeOnceItIsGivenBack() {
    assertThat(mine.held()).isTrue();
    mine.close();
    assertThat(other.held()).isTrue();
  }

  @Test
  void itIsFreeOnceItsConnectionIsLost() throws SQLException {
    assertThat(mine.held()).isTrue();
    try (Connection admin = database.getConnection();
        Statement statement = admin.createStatement()) {
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
              + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
    }
    await().atMost(ONE_MINUTE).until(other::held);
    assertThat(mine.held()).isFalse();
  }

  /** As a node does that is frozen: its connection stays open, and it asks for nothing. */
  @Test
  void itIsFreeOnceItsHolderShowsNoSignOfLife() {
    assertThat(mine.held()).isTrue();
    await().atMost(LEASE.plusSeconds(30)).until(other::held);
    assertThat(mine.held()).isFalse();
  }

  @Test
  void itIsKeptWhileItsHolderShowsThatItLives() {
    await()
        .during(LEASE.plusSeconds(1))
        .atMost(LEASE.plusSeconds(30))
        .until(() -> mine.held() && !other.held());
  }

  @Test
  void whoNeedsItIsToldWhetherAnotherHasItOrNobodyKnows() {
    assertThat(mine.held()).isTrue();
    assertThatIllegalStateException().isThrownBy(other::requireHeld).withNoCause();
    database.close();
    assertThat(other.held()).isFalse();
    assertThatIllegalStateException()
        .isThrownBy(other::requireHeld)
        .withCauseInstanceOf(SQLException.class);
  }

  @Test
  void aRebuildHasAnother() {
    assertThat(mine.held()).isTrue();
    try (AdvisoryLease rebuild = new AdvisoryLease(database, AdvisoryLease.REBUILD)) {
      assertThat(rebuild.held()).isTrue();
    }
  }
}
