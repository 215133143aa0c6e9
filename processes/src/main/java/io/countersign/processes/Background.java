package io.countersign.processes;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Work that is done again and again on a thread of its own until it is closed: at once while there
 * is more, otherwise when it is woken or when the pause is over.
 */
public final class Background implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final System.Logger LOG = System.getLogger(Background.class.getName());

  private final String name;
  private final BooleanSupplier work;
  private final Duration pause;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private @Nullable Thread thread;
  private volatile Runnable atEnd = () -> {};
  private volatile Runnable afterEnd = () -> {};
  private final AtomicLong failures = new AtomicLong();
  private boolean woken;
  private boolean closing;

  /**
   * Makes it; {@link #start} begins.
   *
   * @param work to be done; answers whether there may be more at once
   */
  public Background(String name, Duration pause, BooleanSupplier work) {
    this.name = name;
    this.pause = pause;
    this.work = work;
  }

  /** What it is called, in the log too. */
  public String name() {
    return name;
  }

  /** How often the work failed. */
  public long failures() {
    return failures.get();
  }

  /** Has {@code release} run when it is to end. */
  void endsWith(Runnable release) {
    atEnd = release;
  }

  /** Has {@code release} run once it has ended, or was given up. */
  void releases(Runnable release) {
    afterEnd = release;
  }

  /** Begins, unless it began already. */
  public void start() {
    lock.lock();
    try {
      if (thread == null) {
        closing = false;
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Says that there may be work; returns at once. */
  public void wake() {
    lock.lock();
    try {
      woken = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    while (!isClosing()) {
      boolean more = workOnce();
      if (!more) {
        await();
      }
    }
  }

  /** A failure is logged and tried again after the pause. */
  private boolean workOnce() {
    try {
      return work.getAsBoolean();
    } catch (RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError failure) {
      failures.incrementAndGet();
      LOG.log(System.Logger.Level.ERROR, name + " failed and will be tried again", failure);
      return false;
    }
  }

  private boolean isClosing() {
    lock.lock();
    try {
      return closing;
    } finally {
      lock.unlock();
    }
  }

  private void await() {
    lock.lock();
    try {
      long nanos = pause.toNanos();
      while (!woken && !closing && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
      woken = false;
    } catch (InterruptedException stop) {
      closing = true;
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /** Has it end after the work that is under way; returns at once. */
  public void end() {
    atEnd.run();
    lock.lock();
    try {
      closing = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Ends it, after the work that is under way. */
  @Override
  public void close() {
    close(PATIENCE);
  }

  /** Ends it, after the work that is under way, for which it waits for {@code atMost}. */
  public void close(Duration atMost) {
    end();
    Thread running = takeThread();
    if (running == null) {
      return;
    }
    try {
      running.join(Math.max(1, atMost.toMillis()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    release();
  }

  private void release() {
    try {
      afterEnd.run();
    } catch (RuntimeException failure) {
      LOG.log(System.Logger.Level.WARNING, name + " could not release what it held", failure);
    }
  }

  private @Nullable Thread takeThread() {
    lock.lock();
    try {
      Thread running = thread;
      thread = null;
      return running;
    } finally {
      lock.unlock();
    }
  }
}
