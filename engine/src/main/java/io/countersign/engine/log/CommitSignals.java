package io.countersign.engine.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Carries the news of commits to the listeners of this node at once, and to other nodes over {@code
 * NOTIFY}. Announcing is a thread's work, after the commit and for several commits together: inside
 * the transactions it would make them commit one after the other.
 */
final class CommitSignals implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CommitSignals.class);
  private static final String CHANNEL = "countersign_event";
  private static final Duration LISTEN_SLICE = Duration.ofMillis(250);
  private static final Duration ANNOUNCE_INTERVAL = Duration.ofMillis(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);
  private static final Duration RECONNECT_PAUSE = Duration.ofSeconds(1);

  private final DataSource dataSource;
  private final EventTable table;
  private final EventLog eventLog;
  private final Thread announcer = daemon("event-announcer", this::announce);
  private final Thread receiver = daemon("event-receiver", this::receive);
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long committed;
  private long announced;
  private boolean closed;

  CommitSignals(DataSource dataSource, EventTable table, EventLog eventLog) {
    this.dataSource = dataSource;
    this.table = table;
    this.eventLog = eventLog;
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  void start() {
    announcer.start();
    receiver.start();
  }

  /** Tells that a transaction whose last event is at {@code position} was committed. */
  void committed(long position) {
    eventLog.wakeListeners();
    lock.lock();
    try {
      committed = Math.max(committed, position);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void announce() {
    Duration pause = ANNOUNCE_INTERVAL;
    long next = awaitCommit();
    while (next > 0) {
      boolean done = announceOnceReadable(next);
      pause = done ? ANNOUNCE_INTERVAL : shorter(pause.multipliedBy(2), LONGEST_PAUSE);
      await(pause);
      next = awaitCommit();
    }
  }

  /** Waits for a commit that was not announced; 0 once closed. */
  private long awaitCommit() {
    lock.lock();
    try {
      while (!closed && committed == announced) {
        changed.awaitUninterruptibly();
      }
      return closed ? 0 : committed;
    } finally {
      lock.unlock();
    }
  }

  /** An older transaction that is still running may keep {@code position} from being readable. */
  private boolean announceOnceReadable(long position) {
    try {
      if (table.readableBelow() <= position) {
        return false;
      }
      table.announce(CHANNEL);
    } catch (DataAccessException e) {
      LOG.warn("Events can't be announced to other nodes, trying again: {}", e.getMessage());
      await(RECONNECT_PAUSE);
      return false;
    }
    lock.lock();
    try {
      announced = position;
    } finally {
      lock.unlock();
    }
    eventLog.wakeListeners();
    return true;
  }

  private void receive() {
    while (!isClosed()) {
      try (Connection connection = dataSource.getConnection();
          Statement statement = connection.createStatement()) {
        connection.setAutoCommit(true);
        statement.execute("LISTEN " + CHANNEL);
        // Something may have been announced while nobody listened.
        eventLog.wakeListeners();
        receive(connection.unwrap(PGConnection.class));
        statement.execute("UNLISTEN *");
      } catch (SQLException e) {
        if (!isClosed()) {
          LOG.warn("Other nodes can't be heard, trying again: {}", e.getMessage());
          await(RECONNECT_PAUSE);
        }
      }
    }
  }

  private void receive(PGConnection connection) throws SQLException {
    while (!isClosed()) {
      if (connection.getNotifications((int) LISTEN_SLICE.toMillis()).length > 0) {
        eventLog.wakeListeners();
      }
    }
  }

  private void await(Duration pause) {
    long left = pause.toNanos();
    lock.lock();
    try {
      while (!closed && left > 0) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    join(announcer);
    join(receiver);
  }

  private static void join(Thread thread) {
    try {
      thread.join(TimeUnit.SECONDS.toMillis(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
