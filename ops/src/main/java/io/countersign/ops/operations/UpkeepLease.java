package io.countersign.ops.operations;

import com.zaxxer.hikari.HikariDataSource;
import io.countersign.ops.problem.ProblemCode;
import io.countersign.ops.problem.RequestRefused;
import io.countersign.projections.AdvisoryLease;
import java.util.concurrent.Callable;
import org.springframework.stereotype.Component;

/** Held by the one node of all that verifies or rebuilds. */
@Component
final class UpkeepLease {
  private static final long KEY = 0x636f756e74_03L;

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
      if (!lease.held()) {
        throw new RequestRefused(
            ProblemCode.OPERATION_RUNNING, "Expected no other node to be verifying or rebuilding");
      }
      return work.call();
    }
  }
}
