package io.countersign.projections.query;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Do the views include the event at a position? Waits until they do; an interrupt ends the wait.
 *
 * @param atMost how long to wait
 */
public record Reached(long position, Duration atMost) implements Query<Boolean> {
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  @Override
  public boolean repeatable() {
    return false;
  }

  @Override
  public Boolean answer(Reading reading) {
    long deadline = System.nanoTime() + atMost.toNanos();
    Reading last = reading;
    while (last.position() < position) {
      long left = deadline - System.nanoTime();
      if (left <= 0 || !slept(Math.min(left, LOOK_EVERY.toNanos()))) {
        return false;
      }
      last = last.again();
    }
    return true;
  }

  private static boolean slept(long nanos) {
    try {
      TimeUnit.NANOSECONDS.sleep(nanos);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
