package io.countersign.ops.server.connections;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How long a request may keep the server waiting for its body: a pause, which what arrives fills up
 * again at the least rate. Only waiting counts, so a server that is slow itself cuts nobody off.
 */
final class Pace {
  private final long pauseNanos;
  private final long bytesPerSecond;
  private long left;

  Pace(Duration pause, long bytesPerSecond) {
    this.pauseNanos = pause.toNanos();
    this.bytesPerSecond = bytesPerSecond;
    this.left = pauseNanos;
  }

  /** Begins with the next body. */
  void begin() {
    left = pauseNanos;
  }

  /** Leaves at most this much of what is left. */
  void shorten(Duration most) {
    left = Math.min(left, most.toNanos());
  }

  void waited(long nanos) {
    left -= nanos;
  }

  void received(int bytes) {
    left = Math.min(pauseNanos, left + bytes * TimeUnit.SECONDS.toNanos(1) / bytesPerSecond);
  }

  /** How much longer it may wait, in milliseconds; 0 if no longer. */
  long leftMillis() {
    return Math.max(0, TimeUnit.NANOSECONDS.toMillis(left));
  }
}
