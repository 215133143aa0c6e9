package io.countersign.bench.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.countersign.engine.log.TestPostgres;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueueTrialTest {
  @Test
  void noTaskIsClaimedTwiceAndNoClaimFailsHoweverManyClaimAtOnce() throws InterruptedException {
    try (HikariDataSource database = TestPostgres.freshDatabase()) {
      List<QueueTrial.Result> results =
          QueueTrial.measure(database, 600, 320, List.of(8, 32), System.out::println);

      assertThat(results)
          .extracting(QueueTrial.Result::ours)
          .allSatisfy(
              claims -> {
                assertThat(claims.twice()).isZero();
                assertThat(claims.failed()).isZero();
                assertThat(claims.perSecond()).isPositive();
              });
    }
  }
}
