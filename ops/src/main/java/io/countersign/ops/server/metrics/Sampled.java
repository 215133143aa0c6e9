package io.countersign.ops.server.metrics;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A value that is looked up at most now and then, whoever asks how often; none where it fails. */
final class Sampled<T> {
  private static final Logger LOG = LoggerFactory.getLogger(Sampled.class);

  private final Supplier<@Nullable T> source;
  private final long nanos;
  private @Nullable T value;
  private long at;

  Sampled(Duration atMostEvery, Supplier<@Nullable T> source) {
    this.source = source;
    this.nanos = atMostEvery.toNanos();
    this.at = System.nanoTime() - nanos;
  }

  synchronized @Nullable T get() {
    if (System.nanoTime() - at >= nanos) {
      at = System.nanoTime();
      value = look();
    }
    return value;
  }

  private @Nullable T look() {
    try {
      return source.get();
    } catch (RuntimeException e) {
      LOG.debug("A figure could not be looked up", e);
      return null;
    }
  }
}
