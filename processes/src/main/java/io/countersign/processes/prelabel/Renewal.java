package io.countersign.processes.prelabel;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Renews something again and again while work goes on, on a thread that ends when it is idle. */
final class Renewal {
  private static final long IDLE_SECONDS = 10;

  private final ScheduledExecutorService timer;
  private final Duration every;
  private final Runnable renew;

  Renewal(String thread, Duration every, Runnable renew) {
    this.timer = timer(thread);
    this.every = every;
    this.renew = renew;
  }

  private static ScheduledExecutorService timer(String name) {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
    timer.setRemoveOnCancelPolicy(true);
    timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
    return timer;
  }

  /** Does {@code work}, and returns when it is done. */
  void during(Runnable work) {
    long millis = every.toMillis();
    Future<?> renewing = timer.scheduleAtFixedRate(renew, millis, millis, TimeUnit.MILLISECONDS);
    try {
      work.run();
    } finally {
      renewing.cancel(false);
    }
  }
}
