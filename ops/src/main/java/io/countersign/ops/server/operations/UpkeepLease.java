package io.countersign.ops.server.operations;

import com.zaxxer.hikari.HikariDataSource;
import io.countersign.engine.background.BackgroundLoop;
import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.projections.AdvisoryLease;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.springframework.stereotype.Component;

/** Held by the one node of all that verifies or rebuilds. */
@Component
final class UpkeepLease {
  private static final long KEY = 0x636f756e74_03L;
  private static final Duration SIGN_OF_LIFE = AdvisoryLease.LEASE.dividedBy(4);

  private final HikariDataSource database;

  UpkeepLease(HikariDataSource database) {
    this.database = database;
  }

  /**
   * Does {@code work} while no other node verifies or rebuilds.
   *
   * @throws RequestRefused {@code OPERATION_RUNNING} if one does
   */
  <T> T during(Callable<T> work) throws Exception {
    try (AdvisoryLease lease = new AdvisoryLease(database, KEY)) {
      if (!lease.taken()) {
        throw new RequestRefused(
            ProblemCode.OPERATION_RUNNING, "Another node is verifying or rebuilding");
      }
      return keeping(lease, work);
    }
  }

  /** The lease shows signs of life while the work goes on, and is asked by one thread at a time. */
  private static <T> T keeping(AdvisoryLease lease, Callable<T> work) throws Exception {
    try (BackgroundLoop keeper = BackgroundLoop.every("upkeep-lease", SIGN_OF_LIFE, lease::held)) {
      keeper.start();
      return work.call();
    }
  }
}
