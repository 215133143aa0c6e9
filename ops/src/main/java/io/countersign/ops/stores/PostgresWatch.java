package io.countersign.ops.stores;

import io.countersign.engine.background.BackgroundLoop;
import io.countersign.engine.background.Rest;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the embedded PostgreSQL again when it has ended by itself or was killed, on the same port,
 * until it runs. Commands that come meanwhile are refused, and those that broke off can be
 * repeated.
 */
final class PostgresWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresWatch.class);
  private static final Rest LOOK = Rest.exactly(Duration.ofMillis(200));
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final PostgresControl control;
  private final int port;
  private final BackgroundLoop loop = new BackgroundLoop("postgres-watch", PAUSE, this::look);
  private boolean down;

  PostgresWatch(PostgresControl control, int port) {
    this.control = control;
    this.port = port;
  }

  void start() {
    loop.start();
  }

  private Rest look() {
    try {
      return control.isRunning() ? LOOK : startAgain();
    } catch (IOException e) {
      // Parts of the old one may take a moment to end.
      LOG.warn("PostgreSQL cannot start yet: {}", e.getMessage());
      return Rest.exactly(PAUSE);
    }
  }

  private Rest startAgain() throws IOException {
    if (!down) {
      down = true;
      LOG.error("The embedded PostgreSQL has stopped and is being restarted");
    }
    control.stopLeftOver();
    control.start(port);
    down = false;
    LOG.warn("The embedded PostgreSQL is running again");
    return LOOK;
  }

  /** Returns once it starts nothing any more. */
  @Override
  public void close() {
    loop.close();
  }
}
