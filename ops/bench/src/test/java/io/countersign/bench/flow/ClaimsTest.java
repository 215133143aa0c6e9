package io.countersign.bench.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.countersign.engine.log.TestPostgres;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimsTest {
  @ParameterizedTest
  @ValueSource(ints = {8, 32})
  void noTaskIsClaimedTwiceAndNoClaimFailsHoweverManyClaimAtOnce(int people)
      throws InterruptedException {
    try (HikariDataSource database = TestPostgres.freshDatabase();
        Floor floor = new Floor(database)) {
      floor.register(0, 600);

      Claims claims = Claims.by(people, 320, floor::claim);

      assertThat(claims.twice()).isZero();
      assertThat(claims.failed()).isZero();
      assertThat(claims.perSecond()).isPositive();
    }
  }
}
