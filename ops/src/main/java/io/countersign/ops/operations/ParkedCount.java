package io.countersign.ops.operations;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * How much is parked, as looked up now and then on a thread of its own: asking neither costs
 * anything nor waits for a store that is away.
 */
@Component
public final class ParkedCount {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  private final Parked parked;
  private final AtomicBoolean looking = new AtomicBoolean();
  private final AtomicLong lookedAt = new AtomicLong(System.nanoTime() - LOOK_EVERY.toNanos());
  private volatile double count = Double.NaN;

  ParkedCount(Parked parked) {
    this.parked = parked;
  }

  /** How much; not a number where it could not be found out. */
  public double get() {
    boolean due = System.nanoTime() - lookedAt.get() >= LOOK_EVERY.toNanos();
    if (due && looking.compareAndSet(false, true)) {
      Thread thread = new Thread(this::look, "parked-count");
      thread.setDaemon(true);
      thread.start();
    }
    return count;
  }

  private void look() {
    try {
      count = parked.rows().size();
    } catch (RuntimeException away) {
      count = Double.NaN;
    } finally {
      lookedAt.set(System.nanoTime());
      looking.set(false);
    }
  }
}
