package io.countersign.modelrunner.process;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Ends processes that take more of the processor than they may. */
final class ProcessorTime implements AutoCloseable {
  private static final long LOOK_MILLIS = 100;

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "model-clock");
            thread.setDaemon(true);
            return thread;
          });

  /** Watches a process until it is told not to any more. */
  Watch watch(Process process, Duration budget) {
    Watch watch = new Watch(process, budget);
    watch.looking =
        clock.scheduleWithFixedDelay(watch::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    return watch;
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }

  /** One that is watched. */
  static final class Watch implements AutoCloseable {
    private final Process process;
    private final Duration budget;
    private final Duration before;
    private final long begun = System.nanoTime();
    private volatile @Nullable String verdict;
    private @Nullable ScheduledFuture<?> looking;

    private Watch(Process process, Duration budget) {
      this.process = process;
      this.budget = budget;
      this.before = taken();
    }

    private void look() {
      Duration byTheClock = ModelBudget.byTheClock(budget);
      if (taken().minus(before).compareTo(budget) > 0) {
        end("it took more than %s s of the processor".formatted(seconds(budget)));
      } else if (System.nanoTime() - begun > byTheClock.toNanos()) {
        end("it gave no answer in %s s".formatted(seconds(byTheClock)));
      }
    }

    private void end(String reason) {
      verdict = reason;
      process.destroyForcibly();
    }

    /** Nothing where the system does not tell: then the clock alone decides. */
    private Duration taken() {
      return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static String seconds(Duration duration) {
      return duration.toMillis() % 1000 == 0
          ? Long.toString(duration.toSeconds())
          : Double.toString(duration.toMillis() / 1e3);
    }

    /** What it did, for people, if it had to be ended. */
    @Nullable String verdict() {
      return verdict;
    }

    @Override
    public void close() {
      if (looking != null) {
        looking.cancel(false);
      }
    }
  }
}
