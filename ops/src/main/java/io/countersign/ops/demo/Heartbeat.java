package io.countersign.ops.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Prints every few seconds how a step stands, so that nobody takes it for stuck. */
final class Heartbeat implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final PrintWriter err;
  private final String step;
  private final Supplier<String> state;
  private final LongSupplier nanos;
  private final long startedNanos;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Heartbeat::daemon);

  /**
   * @param state how far it is; may be empty
   * @param nanos the time, in nanoseconds
   */
  Heartbeat(PrintWriter err, String step, Supplier<String> state, LongSupplier nanos) {
    this.err = err;
    this.step = step;
    this.state = state;
    this.nanos = nanos;
    this.startedNanos = nanos.getAsLong();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "demo-heartbeat");
    thread.setDaemon(true);
    return thread;
  }

  static Heartbeat started(PrintWriter err, String step, Supplier<String> state) {
    Heartbeat heartbeat = new Heartbeat(err, step, state, System::nanoTime);
    heartbeat.thread.scheduleAtFixedRate(
        heartbeat::beat, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return heartbeat;
  }

  void beat() {
    String now = state.get();
    long seconds = TimeUnit.NANOSECONDS.toSeconds(nanos.getAsLong() - startedNanos);
    err.printf("  %s: %s%d s%n", step, now.isEmpty() ? "" : now + ", ", seconds);
    err.flush();
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
