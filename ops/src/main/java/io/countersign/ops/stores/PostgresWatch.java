package io.countersign.ops.stores;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Starts the embedded PostgreSQL again when it has ended by itself or was killed, on the same port,
 * until it runs. Commands that come meanwhile are refused, and those that broke off can be
 * repeated.
 */
final class PostgresWatch implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(PostgresWatch.class.getName());
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final PostgresControl control;
  private final int port;
  private final Thread thread = new Thread(this::run, "postgres-watch");
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition closing = lock.newCondition();
  private boolean closed;

  PostgresWatch(PostgresControl control, int port) {
    this.control = control;
    this.port = port;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!isClosedAfter(LOOK)) {
        if (!control.isRunning()) {
          startAgain();
        }
      }
    } catch (IOException | RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "The embedded PostgreSQL is no longer watched", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void startAgain() throws InterruptedException {
    LOG.log(System.Logger.Level.ERROR, "The embedded PostgreSQL has ended and is started again");
    boolean running = false;
    while (!running && !isClosedAfter(Duration.ZERO)) {
      try {
        control.stopLeftOver();
        control.start(port);
        running = true;
        LOG.log(System.Logger.Level.WARNING, "The embedded PostgreSQL runs again");
      } catch (IOException e) {
        // Parts of the old one may take a moment to end.
        LOG.log(System.Logger.Level.WARNING, "PostgreSQL cannot start yet: {0}", e.getMessage());
        isClosedAfter(PAUSE);
      }
    }
  }

  private boolean isClosedAfter(Duration pause) throws InterruptedException {
    lock.lock();
    try {
      long left = pause.toNanos();
      while (!closed && left > 0) {
        left = closing.awaitNanos(left);
      }
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Returns once it starts nothing any more. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      closing.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
