package io.countersign.projections.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a view has followed the event log.
 *
 * @param position of the last event that it surely includes; 0 if none
 * @param asOf when that event happened; {@code null} if there is none
 */
public record Freshness(long position, @Nullable Instant asOf) {
  /** Before the first event. */
  public static final Freshness NOTHING = new Freshness(0, null);
}
