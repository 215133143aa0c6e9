package io.countersign.ops.operations;

import com.zaxxer.hikari.HikariDataSource;
import io.countersign.ops.problem.ProblemCode;
import io.countersign.ops.problem.RequestRefused;
import io.countersign.projections.AdvisoryLease;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Held by the one node of all that verifies or rebuilds. */
@Component
final class UpkeepLease {
  private static final long KEY = 0x636f756e74_03L;
  private static final int SIGNS_OF_LIFE = 4;

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
    ScheduledExecutorService keeper =
        Executors.newSingleThreadScheduledExecutor(UpkeepLease::thread);
    long pause = AdvisoryLease.LEASE.toMillis() / SIGNS_OF_LIFE;
    keeper.scheduleWithFixedDelay(lease::held, pause, pause, TimeUnit.MILLISECONDS);
    try {
      return work.call();
    } finally {
      keeper.shutdown();
      keeper.awaitTermination(AdvisoryLease.LEASE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "upkeep-lease");
    thread.setDaemon(true);
    return thread;
  }
}
