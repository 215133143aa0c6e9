package io.countersign.engine.background;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that is done turn by turn on a thread of its own until it is closed. Each turn says how long
 * to rest before the next one; a turn that fails is logged and tried again after the pause.
 */
public final class BackgroundLoop implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Logger LOG = LoggerFactory.getLogger(BackgroundLoop.class);

  private final String name;
  private final Duration pause;
  private final Supplier<Rest> turn;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final AtomicLong failures = new AtomicLong();
  private volatile Runnable whenEnding = () -> {};
  private volatile Runnable afterLastTurn = () -> {};
  private volatile Runnable whenEnded = () -> {};
  private @Nullable Thread thread;
  private boolean failing;
  private boolean woken;
  private boolean ending;

  /**
   * Makes it; {@link #start} begins.
   *
   * @param pause after a failure
   * @param turn does the work, and says how long to rest then
   */
  public BackgroundLoop(String name, Duration pause, Supplier<Rest> turn) {
    this.name = name;
    this.pause = pause;
    this.turn = turn;
  }

  /**
   * Works at once while there is more, otherwise when it is woken or when the pause is over.
   *
   * @param work answers whether there may be more at once
   */
  public static BackgroundLoop whileThereIsMore(String name, Duration pause, BooleanSupplier work) {
    return new BackgroundLoop(
        name, pause, () -> work.getAsBoolean() ? Rest.NONE : Rest.untilWoken(pause));
  }

  /** Works again and again, with a pause in between that a call of {@link #wake} ends. */
  public static BackgroundLoop every(String name, Duration pause, Runnable work) {
    return whileThereIsMore(
        name,
        pause,
        () -> {
          work.run();
          return false;
        });
  }

  /**
   * Does {@code work} and meanwhile, for the first time after a pause, {@code meanwhile} again and
   * again; it is not under way any more when this returns.
   */
  public static void during(String name, Duration pause, Runnable meanwhile, Runnable work) {
    try (BackgroundLoop loop = every(name, pause, meanwhile)) {
      loop.start(Rest.exactly(pause));
      work.run();
    }
  }

  /** What it is called, in the log too. */
  public String name() {
    return name;
  }

  /** How many turns failed. */
  public long failures() {
    return failures.get();
  }

  /** Has {@code release} run when it is told to end. */
  public void whenEnding(Runnable release) {
    whenEnding = release;
  }

  /** Has {@code release} run on its own thread, after the last turn. */
  public void afterLastTurn(Runnable release) {
    afterLastTurn = release;
  }

  /** Has {@code release} run by whoever closes it, once it has ended or was given up. */
  public void whenEnded(Runnable release) {
    whenEnded = release;
  }

  /** Begins, unless it began already. */
  public void start() {
    start(Rest.NONE);
  }

  private void start(Rest first) {
    lock.lock();
    try {
      if (thread == null) {
        ending = false;
        thread = new Thread(() -> run(first), name);
        thread.setDaemon(true);
        thread.start();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Says that there may be work; returns at once. Only the first call in a rest costs a signal. */
  public void wake() {
    lock.lock();
    try {
      if (!woken) {
        woken = true;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private void run(Rest first) {
    try {
      rest(first);
      while (!isEnding()) {
        rest(takeTurn());
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } finally {
      release(afterLastTurn);
    }
  }

  private Rest takeTurn() {
    try {
      Rest rest = turn.get();
      failing = false;
      return rest;
    } catch (RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError failure) {
      tellOf(failure);
      return Rest.untilWoken(pause);
    }
  }

  /** With a stack trace the first time; what fails for long would fill the log with them. */
  private void tellOf(Throwable failure) {
    failures.incrementAndGet();
    if (failing) {
      LOG.error("{} failed again and will be tried again: {}", name, failure.toString());
    } else {
      LOG.error("{} failed and will be tried again", name, failure);
    }
    failing = true;
  }

  /** Whether it is to end: a turn that takes long looks now and then. */
  public boolean isEnding() {
    lock.lock();
    try {
      return ending;
    } finally {
      lock.unlock();
    }
  }

  private void rest(Rest rest) throws InterruptedException {
    long begun = System.nanoTime();
    lock.lock();
    try {
      long left = left(rest, begun);
      while (!ending && left > 0) {
        changed.awaitNanos(left);
        left = left(rest, begun);
      }
      woken = false;
    } finally {
      lock.unlock();
    }
  }

  private long left(Rest rest, long begun) {
    Duration until = woken ? rest.atLeast() : rest.atMost();
    return until.toNanos() - (System.nanoTime() - begun);
  }

  /** Has it end after the turn that is under way; returns at once. */
  public void end() {
    whenEnding.run();
    lock.lock();
    try {
      ending = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Ends it, after the turn that is under way. */
  @Override
  public void close() {
    close(PATIENCE);
  }

  /** Ends it, after the turn that is under way, for which it waits for {@code atMost}. */
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
    release(whenEnded);
  }

  private void release(Runnable release) {
    try {
      release.run();
    } catch (RuntimeException failure) {
      LOG.warn("{} could not release what it held", name, failure);
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
