package io.countersign.ops.server.operations;

import io.countersign.engine.background.BackgroundLoop;
import java.time.Duration;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * How many dead letters there are, as looked up every few seconds on a thread of its own: asking
 * neither costs anything nor waits for a store that is away.
 */
@Component
public final class DeadLetterCount implements DisposableBean {
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final DeadLetters deadLetters;
  private final BackgroundLoop looking =
      BackgroundLoop.every("dead-letter-count", PAUSE, this::look);
  private volatile double count = Double.NaN;

  DeadLetterCount(DeadLetters deadLetters) {
    this.deadLetters = deadLetters;
  }

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    looking.start();
  }

  /** How many; not a number where it could not be found out. */
  public double get() {
    return count;
  }

  private void look() {
    try {
      count = deadLetters.all().size();
    } catch (RuntimeException away) {
      count = Double.NaN;
    }
  }

  @Override
  public void destroy() {
    looking.end();
  }
}
