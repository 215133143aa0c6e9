package io.countersign.ops.server.security.signon;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Lets entries of a cache expire by the application's clock. */
record ClockTicker(Clock clock) implements Ticker {
  @Override
  public long read() {
    return ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant());
  }
}
