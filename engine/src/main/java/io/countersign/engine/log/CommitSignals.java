package io.countersign.engine.log;

import io.countersign.engine.background.BackgroundLoop;
import io.countersign.engine.background.Rest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
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
  private static final Rest UNTIL_COMMIT = Rest.untilWoken(Duration.ofHours(1));
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final DataSource dataSource;
  private final EventTable table;
  private final EventLog eventLog;
  private final BackgroundLoop announcer =
      new BackgroundLoop("event-announcer", RECONNECT_PAUSE, this::announce);
  private final BackgroundLoop receiver =
      new BackgroundLoop("event-receiver", RECONNECT_PAUSE, this::receive);
  private final AtomicLong committed = new AtomicLong();
  private long announced;
  private Duration pause = ANNOUNCE_INTERVAL;

  CommitSignals(DataSource dataSource, EventTable table, EventLog eventLog) {
    this.dataSource = dataSource;
    this.table = table;
    this.eventLog = eventLog;
  }

  void start() {
    announcer.start();
    receiver.start();
  }

  /** Tells that a transaction whose last event is at {@code position} was committed. */
  void committed(long position) {
    eventLog.wakeListeners();
    committed.accumulateAndGet(position, Math::max);
    announcer.wake();
  }

  private Rest announce() {
    long next = committed.get();
    if (next == announced) {
      return UNTIL_COMMIT;
    }
    try {
      return Rest.exactly(announceOnceReadable(next));
    } catch (DataAccessException e) {
      LOG.warn("Events can't be announced to other nodes, trying again: {}", e.getMessage());
      return Rest.exactly(RECONNECT_PAUSE);
    }
  }

  /** An older transaction that is still running may keep {@code position} from being readable. */
  private Duration announceOnceReadable(long position) {
    if (table.readableBelow() <= position) {
      pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
      return pause;
    }
    table.announce(CHANNEL);
    announced = position;
    pause = ANNOUNCE_INTERVAL;
    eventLog.wakeListeners();
    return pause;
  }

  private Rest receive() {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(true);
      statement.execute("LISTEN " + CHANNEL);
      // Something may have been announced while nobody listened.
      eventLog.wakeListeners();
      receive(connection.unwrap(PGConnection.class));
      statement.execute("UNLISTEN *");
    } catch (SQLException e) {
      if (!receiver.isEnding()) {
        LOG.warn("Other nodes can't be heard, trying again: {}", e.getMessage());
      }
    }
    return Rest.exactly(RECONNECT_PAUSE);
  }

  private void receive(PGConnection connection) throws SQLException {
    while (!receiver.isEnding()) {
      if (connection.getNotifications((int) LISTEN_SLICE.toMillis()).length > 0) {
        eventLog.wakeListeners();
      }
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  @Override
  public void close() {
    announcer.end();
    receiver.end();
    announcer.close(PATIENCE);
    receiver.close(PATIENCE);
  }
}
